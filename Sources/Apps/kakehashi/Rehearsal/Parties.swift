import ChildProcesses
import Foundation
import Identifiers
import MutualTLS
import NetworkLab
import PKI
import ServerCertificates
import ServiceCalendar
import Tenancy

/// Starting the parties of a rehearsal and waiting until each listens.
struct Parties: Sendable {
    let files: RehearsalFiles
    let nursery: Nursery
    let lab: LabMap?
    let database: DatabaseAddress?
    /// Its code.
    let organisation: String
    var domain: String { lab?.domain ?? "chukan.example" }

    /// dnsmasq, answering for the platform's domain alone: at the lab's address, or on a free loopback port.
    func startNameServer() async throws -> (party: PartyProcess, listener: Listener) {
        let address = lab?.nameServer ?? "127.1.255.53"
        let port = lab == nil ? try FreePort.take(on: address) : 53
        let folder = files.party("dns")
        try FileManager.default.createDirectory(atPath: "\(folder)/hosts", withIntermediateDirectories: true)
        let user = NSUserName()
        let party = try await nursery.start(
            "dns", try Executables.nameServer(),
            [
                "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--no-poll",
                "--bind-interfaces", "--listen-address=\(address)", "--port=\(port)", "--user=\(user)",
                "--group=\(user)", "--pid-file", "--hostsdir=\(folder)/hosts", "--local=/\(domain)/", "--local-ttl=60",
                "--log-queries=extra", "--log-facility=\(folder)/queries.log",
            ])
        return (party, Listener(name: "dns", address: address, port: port))
    }

    func startNational(at: Date) async throws -> NationalListeners {
        let folder = files.party("national")
        try await start(
            "national",
            NationalConfiguration(
                folder: folder, rehearseAt: JapanTime.text(at), programmeFile: files.programme,
                holidaysFile: files.holidays, permitTableFile: files.act == .linkage ? files.master : nil))
        return try await listeners(NationalListeners.self, of: "national")
    }

    func startPlatform(at: Date, national: NationalListeners, routes: AccessRoutes) async throws -> PlatformListeners {
        let system = national.interfaceSystem
        try await start(
            "platform",
            PlatformConfiguration(
                folder: files.party("platform"), database: database, domain: domain, network: network,
                rehearseAt: JapanTime.text(at),
                programmeFile: files.programme, holidaysFile: files.holidays,
                provisionalMasterFile: files.example("master-provisional.json"),
                registrationAuthorityFile: national.registrationAuthorityFile,
                registrationAuthorityList: national.revocationList,
                interfaceSystem: .init(name: system.name, address: system.address, port: system.port),
                personalPortal: national.personalPortalServers, coreSystem: national.coreSystem, routes: routes,
                nameServer: .init(
                    hostsFolder: "\(files.party("dns"))/hosts", logFile: "\(files.party("dns"))/queries.log"),
                localGovernmentsFile: "\(files.resources)/Data/local-governments.csv",
                manualsFolder: "\(files.resources)/docs/manual/ja", sandbox: true,
                auditWitness: .init(
                    listener: national.auditWitness, authorityFile: national.registrationAuthorityFile,
                    certificateFile: national.auditPublisherCertificateFile, keyFile: national.auditPublisherKeyFile),
                // Half of loopback stands for LGWAN: who comes from the other half is turned away.
                helpDesk: .init(supportNetworks: ["127.0.0.0/9"], incomingMail: .init(address: "127.1.255.5", port: 0)))
        )
        return try await listeners(PlatformListeners.self, of: "platform")
    }

    /// The platform's own network in a lab.
    private var network: PlatformNetwork? {
        lab.map { lab in
            PlatformNetwork(
                repository: .init(address: lab.repository, port: 80), servers: lab.servers, serverPort: 443,
                organisations: [organisation: lab.outside])
        }
    }

    /// Starts systems of the organisation under a name for people, in a namespace of a lab or here.
    func startOrganisation(
        _ configuration: OrganisationConfiguration, as name: String, in namespace: String?
    ) async throws -> OrganisationListeners {
        try await start("organisation", configuration, as: name, in: namespace)
        return try await listeners(OrganisationListeners.self, of: name)
    }

    private func start(
        _ party: String, _ configuration: some Encodable, as name: String? = nil, in namespace: String? = nil
    ) async throws {
        let name = name ?? party
        let file = "\(files.party(name))/configuration.json"
        try FileManager.default.createDirectory(atPath: files.party(name), withIntermediateDirectories: true)
        try ConfigurationFile.write(configuration, to: file)
        let program = Namespaced(Executables.own, [party, "serve", "--configuration", file], in: namespace)
        try await nursery.start(name, program.executable, program.arguments)
    }

    private func listeners<Listeners: Decodable>(_ type: Listeners.Type, of party: String) async throws -> Listeners {
        let file = "\(files.party(party))/listeners.json"
        for _ in 0..<600 {
            if FileManager.default.fileExists(atPath: file) { return try ConfigurationFile.read(type, from: file) }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw ToolError("\(party) does not listen after 15 s; see \(files.logs)/\(party).log")
    }
}
