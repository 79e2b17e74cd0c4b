import Foundation
import Identifiers
import MutualTLS
import NoticeForms
import PKI
import ServerCertificates
import ServiceCalendar
import Tenancy

/// Starting the parties: name server, national side, platform; the organisation follows when its systems have certificates.
struct RaisingTheStage {
    let stage: Stage

    /// The ports that the organisation's own systems will listen on: the forms' access points lead there.
    struct Ports {
        var atena: [Bureau: Int] = [:]
        var registry = 0
    }

    func raise() async throws -> Ports {
        let progress = stage.progress
        progress.headline("1. 三者を起動します")
        let dns = try await progress.step("DNSサーバー（dnsmasq）") { try await stage.parties.startNameServer() }
        stage.nameServer = dns.party
        stage.session.nameServer = dns.listener
        let national = try await progress.step("国側（インターフェイスシステム、LGPKI登録分局）") {
            try await stage.parties.startNational(at: stage.dates.setUp)
        }
        stage.national = national
        var ports = Ports()
        for bureau in stage.bureaus { ports.atena[bureau] = try FreePort.take(on: "127.0.0.1") }
        ports.registry = try FreePort.take(on: "127.0.0.1")
        let routes = try routes(ports)
        let platform = try await progress.step("プラットフォーム（公開リポジトリ、サポートサイト）") {
            try await stage.parties.startPlatform(at: stage.dates.setUp, national: national, routes: routes)
        }
        try open(platform)
        try await stage.keepSession()
        return ports
    }

    private func open(_ platform: PlatformListeners) throws {
        stage.platform = platform
        stage.anchors = TrustAnchors([
            try IssuedCertificate(pem: String(contentsOfFile: platform.authorityFile, encoding: .utf8))
        ])
        let clock = stage.clock
        stage.console = OperatorConsole(
            listener: platform.operatorSite, anchors: stage.anchors,
            identity: try TLSIdentity(
                chain: [
                    IssuedCertificate(pem: String(contentsOfFile: platform.operatorCertificateFile, encoding: .utf8))
                ],
                key: KeyPair(pem: String(contentsOfFile: platform.operatorKeyFile, encoding: .utf8))),
            clock: { clock.now })
        stage.support = stage.browser(platform.supportSite)
        let national = try stage.need(stage.national, "the national side")
        stage.session.listeners = [
            "operator": platform.operatorSite, "support": platform.supportSite, "repository": platform.repository,
            "interface-system": national.interfaceSystem, "registration-authority": national.registrationAuthority,
        ]
        stage.session.authorityFile = platform.authorityFile
        stage.session.revocationListFile = platform.revocationListFile
        stage.session.registrationAuthorityFile = national.registrationAuthorityFile
        stage.session.databaseFile = platform.databaseFile
    }

    /// What stands in for the VPN device's NAT: from the forms' access points to this machine.
    private func routes(_ ports: Ports) throws -> AccessRoutes {
        var entries: [String: Tenancy.AccessPoint] = [:]
        for bureau in stage.bureaus {
            let configuration = try stage.configuration(bureau)
            entries[try key(configuration.atenaSystem.accessPoint)] = Tenancy.AccessPoint(
                host: "127.0.0.1", port: ports.atena[bureau] ?? 0)
            if let registry = stage.request.residentRegistry(of: bureau) {
                entries[try key(registry.accessPoint)] = Tenancy.AccessPoint(host: "127.0.0.1", port: ports.registry)
            }
        }
        return AccessRoutes(entries)
    }

    private func key(_ text: String) throws -> String {
        let point = try stage.need(Tenancy.AccessPoint(text), "a readable access point (\(text))")
        return "\(point.host):\(point.port)"
    }

    /// Starts the organisation's systems with the certificates that they were issued.
    func raiseOrganisation(_ ports: Ports) async throws {
        let national = try stage.need(stage.national, "the national side")
        let platform = try stage.need(stage.platform, "the platform")
        let silent = stage.fault == .atenaDown
        var atena: [OrganisationConfiguration.SystemEndpoint] = []
        for bureau in stage.bureaus where !(silent && bureau == .mayor) {
            let system = try stage.configuration(bureau).atenaSystem
            atena.append(
                endpoint(
                    bureau, system.id, "127.0.0.1", ports.atena[bureau] ?? 0, as: "\(system.id)-\(bureau.rawValue)"))
        }
        let registry = try stage.need(stage.request.residentRegistry(of: .mayor), "a resident registry in the form")
        let legacy = try stage.configuration(.mayor).legacySystems
        let configuration = OrganisationConfiguration(
            folder: stage.files.party("organisation"), rehearseAt: nil, residentsFile: stage.files.residents,
            registrationAuthorityFile: national.registrationAuthorityFile,
            platformAuthorityFile: platform.authorityFile,
            atenaSystems: atena, residentRegistry: endpoint(.mayor, registry.id, "127.0.0.1", ports.registry),
            registryRefuses: stage.fault == .jukiRefuses, registryCallsJukiNet: stage.fault == .jukiForwards,
            legacySystems: legacy.map {
                .init(
                    endpoint: endpoint(.mayor, $0.id, $0.address, 0),
                    extractFile: stage.files.example(
                        "replica-\($0.id.replacingOccurrences(of: "legacy-", with: "")).json"))
            })
        let listeners = try await stage.parties.startOrganisation(configuration)
        for listener in listeners.listeners { stage.session.listeners[listener.name] = listener }
        stage.sentinel = try await Sentinel.post(listeners)
        try await stage.keepSession()
    }

    private func endpoint(
        _ bureau: Bureau, _ system: String, _ address: String, _ port: Int, as name: String? = nil
    ) -> OrganisationConfiguration.SystemEndpoint {
        let file = stage.files.system(bureau.rawValue, system)
        return .init(
            identifier: name ?? system, address: address, port: port, certificateFile: "\(file).pem",
            keyFile: "\(file).key")
    }
}
