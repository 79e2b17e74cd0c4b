import Foundation
import Identifiers
import Logging
import MutualTLS
import PKI
import Placement
import Programme
import PublicRepository
import ServiceCalendar
import Storage
import WebServer

/// What the settings say, made into what the platform is built from.
extension Platform {
    /// Opens everything that was there before and begins to listen.
    static func start(_ configuration: PlatformConfiguration, logger: Logger) async throws -> Platform {
        let addresses = PlatformAddresses(domain: configuration.domain, network: configuration.network)
        try FileManager.default.createDirectory(atPath: configuration.folder, withIntermediateDirectories: true)
        let clock = try Self.clock(configuration)
        let clusters = try await ClusterDatabases(configuration).openAndMigrate(at: clock.now)
        let store = clusters.home
        let admission = Admission(configuration.limits)
        let ports = try PortBook(file: Self.file("ports", configuration))
        let keys = try PlatformKeys(folder: "\(configuration.folder)/keys", now: clock.now)
        let folder = RepositoryFolder(path: "\(configuration.folder)/repository")
        let log = NameServerLog(
            file: configuration.nameServer.logFile, domain: configuration.domain, network: configuration.network,
            store: store, clock: clock,
            logger: logger)
        let repository = try await RepositoryService.start(
            Site(
                name: "repository", title: "公開リポジトリ", routes: RepositoryRoutes(folder: folder).routes + log.routes,
                store: store, clock: clock, authenticator: CertificateList([:])),
            at: addresses.repository, ports: ports, admission: admission, node: configuration.node,
            logger: logger)
        let programme = try Self.programme(configuration)
        let parts = PlatformParts(
            configuration: configuration, ports: ports, admission: admission, store: store, clusters: clusters,
            clock: clock, keys: keys, programme: programme,
            hours: try await HoursBook(store: store, programme: programme.serviceHours),
            registrationAuthority: TrustAnchors([
                try IssuedCertificate(
                    pem: String(contentsOfFile: configuration.registrationAuthorityFile, encoding: .utf8))
            ]), auditSigner: try keys.auditSigner(), folder: folder,
            register: RevocationRegister(store: store, authority: keys.authority, folder: folder),
            sandbox: configuration.sandbox == true ? SandboxSwitch() : nil,
            revocationListAddress:
                "http://\(addresses.repository.name):\(await Self.publicPort(of: repository, configuration))"
                + "/repository/\(RepositoryFolder.revocationList)")
        let platform = Platform(
            parts: parts, repository: repository, helpDesk: try await HelpDeskParts.open(parts, logger: logger),
            addresses: addresses,
            auditKeeper: AuditKeeper(
                store: store, clock: clock, signer: parts.auditSigner, witness: configuration.auditWitness,
                logger: logger), logger: logger)
        try await platform.open()
        Task { await log.follow() }
        return platform
    }

    /// A file of this process alone.
    static func file(_ name: String, _ configuration: PlatformConfiguration) -> String {
        let suffix = configuration.node.map { "-\($0.name)" } ?? ""
        return "\(configuration.folder)/\(name)\(suffix).json"
    }

    /// Where terminals ask for the list: behind a load balancer it is the balancer's port that they know.
    private static func publicPort(
        of repository: RepositoryService, _ configuration: PlatformConfiguration
    ) async -> Int {
        if configuration.node != nil, let network = configuration.network { return network.repository.port }
        return await repository.port
    }

    static func database(_ configuration: PlatformConfiguration) -> DatabaseAddress {
        configuration.database ?? DatabaseAddress(place: "\(configuration.folder)/platform.sqlite")
    }

    private static func clock(_ configuration: PlatformConfiguration) throws -> any WallClock {
        guard let text = configuration.rehearseAt else { return SystemClock() }
        guard let instant = JapanTime.parse(text) else { throw ToolError("rehearseAt is not RFC 3339: \(text)") }
        return RehearsalClock(at: instant)
    }

    private static func programme(_ configuration: PlatformConfiguration) throws -> Programme {
        let holidays = try HolidayList(csv: String(contentsOfFile: configuration.holidaysFile, encoding: .utf8))
        return try Programme(
            yaml: String(contentsOfFile: configuration.programmeFile, encoding: .utf8), holidays: holidays)
    }
}
