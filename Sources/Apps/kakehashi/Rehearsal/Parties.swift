import ChildProcesses
import Foundation
import Identifiers
import MutualTLS
import PKI
import ServerCertificates
import ServiceCalendar
import Tenancy

/// Starting the parties of a rehearsal and waiting until each listens.
struct Parties: Sendable {
    let files: RehearsalFiles
    let nursery: Nursery
    let domain = "chukan.example"

    /// dnsmasq on a free loopback port, answering for the platform's domain alone.
    func startNameServer() async throws -> (party: PartyProcess, listener: Listener) {
        let address = "127.1.255.53"
        let port = try FreePort.take(on: address)
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
                holidaysFile: files.holidays))
        return try await listeners(NationalListeners.self, of: "national")
    }

    func startPlatform(at: Date, national: NationalListeners, routes: AccessRoutes) async throws -> PlatformListeners {
        let system = national.interfaceSystem
        try await start(
            "platform",
            PlatformConfiguration(
                folder: files.party("platform"), domain: domain, rehearseAt: JapanTime.text(at),
                programmeFile: files.programme, holidaysFile: files.holidays,
                provisionalMasterFile: files.example("master-provisional.json"),
                registrationAuthorityFile: national.registrationAuthorityFile,
                registrationAuthorityList: national.revocationList,
                interfaceSystem: .init(name: system.name, address: system.address, port: system.port), routes: routes,
                nameServer: .init(
                    hostsFolder: "\(files.party("dns"))/hosts", logFile: "\(files.party("dns"))/queries.log")))
        return try await listeners(PlatformListeners.self, of: "platform")
    }

    func startOrganisation(_ configuration: OrganisationConfiguration) async throws -> OrganisationListeners {
        try await start("organisation", configuration)
        return try await listeners(OrganisationListeners.self, of: "organisation")
    }

    private func start(_ party: String, _ configuration: some Encodable) async throws {
        let file = "\(files.party(party))/configuration.json"
        try ConfigurationFile.write(configuration, to: file)
        try await nursery.start(party, Executables.own, [party, "serve", "--configuration", file])
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
