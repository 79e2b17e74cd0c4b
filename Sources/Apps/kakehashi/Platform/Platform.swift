import AccessControl
import Accounts
import AuditLog
import ChecklistReview
import Desk
import FollowUp
import Foundation
import HelpDesk
import Identifiers
import IncomingMail
import Logging
import Masters
import MutualTLS
import NetworkCheck
import NoticeForms
import PKI
import Programme
import PublicRepository
import ReadinessLedger
import ReplicaRegistration
import ServerCertificates
import ServiceCalendar
import Storage
import SupportSite
import Tenancy
import WebServer

/// The platform's process: every tenant's server, 公開リポジトリ, サポートサイト, and the operator's site.
actor Platform {
    nonisolated let parts: PlatformParts
    let ledger: ReadinessLedger
    let logger: Logger
    private let repository: RepositoryService
    let helpDesk: HelpDeskParts
    private let addresses: PlatformAddresses
    private(set) var servers: [TenantID: TenantServer] = [:]
    /// Whether this process does what no request asks for.
    var isWorking = false
    private var turns: Task<Void, Never>?
    private var sites: [RunningSite] = []
    private var followUp: FollowUpDesk?
    private var mail: SMTPListener?
    private var operation: RunningSite?
    private let health: Health
    private var restartsDoneUntil: Date
    private var listGoodUntil = Date.distantPast

    private init(
        parts: PlatformParts, repository: RepositoryService, helpDesk: HelpDeskParts, addresses: PlatformAddresses,
        logger: Logger
    ) {
        self.helpDesk = helpDesk
        health = Health(
            HealthChecks.all(parts, node: "\(ProcessInfo.processInfo.hostName) \(parts.configuration.folder)"))
        self.parts = parts
        self.repository = repository
        self.addresses = addresses
        self.logger = logger
        ledger = ReadinessLedger(store: parts.store, programme: parts.programme)
        restartsDoneUntil = parts.clock.now
    }

    /// Opens everything that was there before and begins to listen.
    static func start(_ configuration: PlatformConfiguration, logger: Logger) async throws -> Platform {
        let addresses = PlatformAddresses(domain: configuration.domain, network: configuration.network)
        try FileManager.default.createDirectory(atPath: configuration.folder, withIntermediateDirectories: true)
        let clock = try Self.clock(configuration)
        let store = MeasuredStore(try await Self.database(configuration).open())
        try await store.migrate(PlatformSchema.steps)
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
            configuration: configuration, ports: ports, admission: admission, store: store, clock: clock, keys: keys,
            programme: programme,
            hours: try await HoursBook(store: store, programme: programme.serviceHours),
            registrationAuthority: TrustAnchors([
                try IssuedCertificate(
                    pem: String(contentsOfFile: configuration.registrationAuthorityFile, encoding: .utf8))
            ]), folder: folder,
            register: RevocationRegister(store: store, authority: keys.authority, folder: folder),
            revocationListAddress:
                "http://\(addresses.repository.name):\(await Self.publicPort(of: repository, configuration))"
                + "/repository/\(RepositoryFolder.revocationList)")
        let platform = Platform(
            parts: parts, repository: repository, helpDesk: try await HelpDeskParts.open(parts, logger: logger),
            addresses: addresses, logger: logger)
        try await platform.open()
        Task { await log.follow() }
        return platform
    }

    /// A file of this process alone.
    private static func file(_ name: String, _ configuration: PlatformConfiguration) -> String {
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

    private func open() async throws {
        try parts.folder.publish(parts.keys.authority.certificate.der, as: RepositoryFolder.authorityCertificate)
        let authority = parts.keys.authority.certificate
        let fingerprints =
            "\(authority.subject)\nSHA-1 \(authority.sha1Fingerprint)\nSHA-256 \(authority.sha256Fingerprint)\n"
        try parts.folder.publish(Array(fingerprints.utf8), as: RepositoryFolder.fingerprints)
        try await publishList()
        try await serveAll(parts.store.read { tx in try TenantDirectory.all(in: tx) })
        let support = try await startSupportSite()
        let followUp = try FollowUpDesk(parts: parts, support: (addresses.support.name, support.port))
        self.followUp = followUp
        let followUpSite = try await startFollowUpSite(followUp)
        let operatorSite = try await startOperatorSite(followUp)
        let desk = try await startDeskSite()
        let mail = try await listenForMail()
        let operation = try await startOperationSite()
        try writeHosts()
        try ConfigurationFile.write(
            PlatformListeners(
                operatorSite: Listener(
                    name: addresses.operatorSite.name, address: addresses.operatorSite.address, port: operatorSite.port),
                supportSite: Listener(
                    name: addresses.support.name, address: addresses.support.address, port: support.port),
                repository: Listener(
                    name: addresses.repository.name, address: addresses.repository.address, port: await repository.port),
                followUpSite: Listener(
                    name: addresses.followUp.name, address: addresses.followUp.address, port: followUpSite.port),
                deskSite: Listener(name: addresses.desk.name, address: addresses.desk.address, port: desk.port),
                incomingMail: mail,
                operation: operation,
                authorityFile: "\(parts.configuration.folder)/keys/platform-ca.pem",
                revocationListFile:
                    "\(parts.configuration.folder)/repository/\(RepositoryFolder.revocationList)",
                operatorCertificateFile: "\(parts.configuration.folder)/keys/operator.pem",
                operatorKeyFile: "\(parts.configuration.folder)/keys/operator.key",
                database: Self.database(parts.configuration)),
            to: Self.file("listeners", parts.configuration))
        if parts.configuration.node == nil { await takeTurns() } else { turns = Task { await takeTurns() } }
    }

    /// Ends in order: says that it is not ready, waits until a load balancer has noticed, lets requests under way end.
    func stop() async {
        await health.drain()
        parts.admission.beginClosing()
        logger.notice("ending")
        try? await Task.sleep(for: .seconds(parts.configuration.operation?.farewell ?? 0))
        turns?.cancel()
        await turns?.value
        await mail?.stop()
        await withDiscardingTaskGroup { group in
            for site in sites { group.addTask { await site.stop() } }
            for server in servers.values { group.addTask { await server.stop() } }
            group.addTask { [repository] in await repository.close() }
        }
        await operation?.stop()
        logger.notice("ended")
    }

    // MARK: - Servers

    /// Brings a tenant's server up.
    func serve(_ tenant: Tenant) async throws -> TenantServer {
        let server = try await Self.started(tenant, parts, logger)
        servers[tenant.identifier] = server
        if isWorking { await server.beginWork() }
        return server
    }

    /// Brings up every server, a few at a time: there are thousands in a country.
    private func serveAll(_ tenants: [Tenant]) async throws {
        try await withThrowingTaskGroup(of: TenantServer.self) { group in
            var waiting = tenants[...]
            for _ in 0..<8 {
                guard let tenant = waiting.popFirst() else { break }
                group.addTask { [parts, logger] in try await Self.started(tenant, parts, logger) }
            }
            while let server = try await group.next() {
                servers[server.tenant.identifier] = server
                if let tenant = waiting.popFirst() {
                    group.addTask { [parts, logger] in try await Self.started(tenant, parts, logger) }
                }
            }
        }
    }

    private static func started(
        _ tenant: Tenant, _ parts: PlatformParts, _ logger: Logger
    ) async throws -> TenantServer {
        let server = try TenantServer(tenant: tenant, platform: parts, logger: logger)
        try await server.start(logger: logger)
        return server
    }

    /// Brings up servers that were just added, and makes their names known.
    func serve(_ tenants: [Tenant]) async throws -> [Listener] {
        var listeners: [Listener] = []
        for tenant in tenants {
            let server = try await serve(tenant)
            listeners.append(Listener(name: tenant.hostName, address: tenant.address, port: await server.port))
        }
        try writeHosts()
        return listeners
    }

    /// Ends servers and brings them up again with other settings, at the same places.
    func restart(_ tenants: [Tenant]) async throws -> [Listener] {
        for tenant in tenants { await servers[tenant.identifier]?.stop() }
        return try await serve(tenants)
    }

    /// The name and address that the next server gets.
    func place(for identifier: TenantID, after count: Int) throws -> PlatformAddresses.Place {
        try addresses.tenant(identifier, number: servers.count + count)
    }

    private func writeHosts() throws {
        let own = [
            addresses.repository, addresses.support, addresses.operatorSite, addresses.followUp, addresses.desk,
        ]
        let lines =
            own.map { "\($0.address) \($0.name)" }
            + servers.values.flatMap {
                [
                    "\($0.tenant.address) \($0.tenant.hostName)",
                    "\($0.tenant.address) \(PlatformAddresses.administration(of: $0.tenant))",
                ]
            }
        let folder = parts.configuration.nameServer.hostsFolder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // A new file for each state: the name server reads what appears in the folder, and never a half-written file.
        try Data((lines.sorted().joined(separator: "\n") + "\n").utf8).write(
            to: URL(filePath: "\(folder)/servers"), options: .atomic)
    }

    /// Every listener of this process as it stands.
    func listening() async -> [RunningSite] {
        var found = sites
        if let open = await repository.running { found.append(open) }
        if let operation { found.append(operation) }
        for server in servers.values.sorted(by: { $0.tenant.identifier.text < $1.tenant.identifier.text }) {
            if let running = await server.running { found.append(running) }
        }
        return found
    }

    // MARK: - What the operator and the contacts should know

    /// How every server's certificates stand.
    func certificateStandings() async throws -> [(Tenant, [CertificateStanding])] {
        var found: [(Tenant, [CertificateStanding])] = []
        for server in servers.values.sorted(by: { $0.tenant.hostName < $1.tenant.hostName }) {
            found.append((server.tenant, try await server.certificateStandings()))
        }
        return found
    }

    /// What waits at every server where something does.
    func replicaBacklogs() async throws -> [(Tenant, ReplicaBacklog)] {
        var found: [(Tenant, ReplicaBacklog)] = []
        for server in servers.values.sorted(by: { $0.tenant.hostName < $1.tenant.hostName }) {
            if let backlog = try await server.replicaBacklog() { found.append((server.tenant, backlog)) }
        }
        return found
    }

    /// Where 公開リポジトリ is, whether it is open or not.
    var repositoryListener: Listener {
        get async {
            Listener(
                name: addresses.repository.name, address: addresses.repository.address, port: await repository.port)
        }
    }

    private func certificateNotices(of organisation: Organisation, at now: Date) async throws -> [CertificateNotice] {
        try await certificateStandings().filter { $0.0.identifier.organisation == organisation.code }.flatMap {
            tenant, standings in
            standings.compactMap { standing in
                guard let days = standing.noticeDue(at: now), let effective = standing.effective else { return nil }
                return CertificateNotice(
                    server: tenant.title, certificate: standing.kind.title, days: days, notAfter: effective.notAfter)
            }
        }
    }

    /// The signed plan of an organisation's connection test.
    private func testPlan(of organisation: Organisation, _ request: ConfigurationRequest, at now: Date) async throws
        -> [UInt8]
    {
        let support = addresses.support
        return try await PlanDesk(
            parts: parts, repository: await repositoryListener,
            support: Listener(
                name: support.name, address: support.address, port: parts.ports.port(of: "support", at: 0))
        ) { [unowned self] in try await port(of: $0) }
        .plan(for: organisation, request, at: now)
    }

    private func port(of identifier: TenantID) async throws -> Int {
        guard let server = servers[identifier] else { throw ToolError("the server \(identifier) is not up") }
        return await server.port
    }

    // MARK: - Housekeeping

    /// Does what has become due: weekly restarts (§2.8), a fresh revocation list.
    func housekeeping() async throws {
        guard isWorking else { return }
        let now = parts.clock.now
        let began = parts.programme.weeklyRestart.lastStart(atOrBefore: now)
        if began > restartsDoneUntil {
            logger.notice("weekly restart", metadata: ["began": "\(JapanTime.text(began))"])
        }
        for server in servers.values { try await server.housekeeping(restartBegan: began, at: now) }
        restartsDoneUntil = now
        try await helpDesk.housekeeping(at: now)
        do {
            try await followUp?.round(at: now)
        } catch {
            // Mail waits in its queue: the servers' own housekeeping goes on.
            logger.error("reminders or mail failed", metadata: ["error": "\(error)"])
        }
        if listGoodUntil.timeIntervalSince(now) < RevocationRegister.validity / 2 { try await publishList() }
    }

    /// Publishes a list for the usual validity, or until a given instant.
    func publishList(until nextUpdate: Date? = nil) async throws {
        let now = parts.clock.now
        let span = ValiditySpan.list(validity: RevocationRegister.validity, at: now)
        try await parts.register.publish(thisUpdate: span.from, nextUpdate: nextUpdate ?? span.until, at: now)
        // A list that the operator ordered stands until the usual time: the schedule does not overrule a person.
        listGoodUntil = now.addingTimeInterval(RevocationRegister.validity)
    }

    /// Opens or closes 公開リポジトリ for maintenance.
    func setRepository(open: Bool) async throws {
        if open { try await repository.open() } else { await repository.close() }
    }

    /// Housekeeping at once and every half minute, until the process ends.
    func keepHouse() async throws -> Never {
        while true {
            do {
                try await housekeeping()
            } catch {
                logger.error("housekeeping failed", metadata: ["error": "\(error)"])
            }
            try await Task.sleep(for: .seconds(30))
        }
    }

    // MARK: - Sites

    private func startSupportSite() async throws -> RunningSite {
        let site = SupportSite(
            store: parts.store, accounts: parts.accounts(SupportSite.realm), ledger: ledger,
            desk: ChecklistDesk(store: parts.store),
            platform: SupportSitePlatform(
                authority: parts.keys.authority.certificate,
                issueSystemCertificate: SystemCertificates(parts: parts).issue,
                certificateNotices: { [unowned self] in try await certificateNotices(of: $0, at: $1) },
                testPlan: { [unowned self] in try await testPlan(of: $0, $1, at: $2) }))
        return try await start(
            Site(
                name: "support", title: SupportSite.title,
                routes: site.routes + NetworkCheck(store: parts.store).routes + helpDesk.supportRoutes
                    + ConfirmationRoutes(store: parts.store).routes, store: parts.store, clock: parts.clock,
                authenticator: SupportAuthenticator.make(store: parts.store),
                signInPath: { _ in "/support/sign-in" }, signOutPath: { _ in "/support/sign-out" },
                navigation: { actor, _ in SupportSite.navigation(actor) + HelpDeskParts.navigation(actor) },
                admitted: helpDesk.admitted), at: addresses.support,
            clients: TrustAnchors([]))
    }

    private func startDeskSite() async throws -> RunningSite {
        try await start(
            Site(
                name: "desk", title: DeskRoutes.title, routes: helpDesk.deskRoutes(ledger), store: parts.store,
                clock: parts.clock, authenticator: SessionAuthenticator(realm: DeskRoutes.realm, store: parts.store),
                signInPath: { _ in "/desk/sign-in" }, signOutPath: { _ in "/desk/sign-out" },
                navigation: { actor, _ in DeskRoutes.navigation(actor) }), at: addresses.desk,
            clients: TrustAnchors([]))
    }

    /// Where the process is asked how it does; not one of `sites`, because it outlives them.
    private func startOperationSite() async throws -> Listener {
        let place = addresses.operation
        let settings = parts.configuration.operation ?? OperationSettings(address: place.address, port: 0)
        let site = Site(
            name: "operation", title: place.name,
            routes: OperationRoutes(health: health, book: PlatformCommand.meters).routes, store: parts.store,
            clock: parts.clock, authenticator: CertificateList([:]))
        let running = try await RunningSite.start(
            site, address: settings.address, port: parts.ports.port(of: site.name, at: settings.port), tls: nil,
            logger: logger)
        try parts.ports.keep(running.port, of: site.name)
        operation = running
        return Listener(name: place.name, address: settings.address, port: running.port)
    }

    private func listenForMail() async throws -> Listener? {
        guard let listener = try await helpDesk.listenForMail(), let place = parts.configuration.helpDesk?.incomingMail
        else { return nil }
        try parts.ports.keep(listener.port, of: "mail")
        mail = listener
        return Listener(name: "mail.\(parts.configuration.domain)", address: place.address, port: listener.port)
    }

    private func startFollowUpSite(_ desk: FollowUpDesk) async throws -> RunningSite {
        try await start(
            Site(
                name: "follow-up", title: FollowUpSite.title, routes: desk.site.routes, store: parts.store,
                clock: parts.clock,
                authenticator: SessionAuthenticator(realm: FollowUpSite.realm, store: parts.store),
                signInPath: { _ in SignInDoor.followUp.path }, signOutPath: { _ in "/follow-up/sign-out" },
                navigation: { actor, _ in FollowUpSite.navigation(actor, ownAccount: true) }), at: addresses.followUp,
            clients: TrustAnchors([]))
    }

    private func startOperatorSite(_ desk: FollowUpDesk) async throws -> RunningSite {
        let identity = try OperatorIdentity.open(parts: parts)
        return try await start(
            Site(
                name: "operator", title: "運用事業者",
                routes: OperatorHomeRoutes(platform: self, parts: parts).routes
                    + OperatorRoutes(platform: self, parts: parts).routes
                    + OperatorMasterRoutes(store: parts.store).routes
                    + ReviewRoutes(store: parts.store, ledger: ledger).routes + desk.site.operatorRoutes
                    + helpDesk.operatorRoutes,
                store: parts.store, clock: parts.clock,
                authenticator: CertificateList([
                    identity.sha256Fingerprint: Actor(
                        identifier: "operator:console", name: "運用事業者", role: .platformOperator)
                ]), navigation: { actor, _ in OperatorHomeRoutes.navigation(actor) }), at: addresses.operatorSite,
            clients: TrustAnchors([parts.keys.authority.certificate]))
    }

    private func start(
        _ site: Site, at place: PlatformAddresses.Place, clients: TrustAnchors
    ) async throws -> RunningSite {
        let clock = parts.clock
        let identity = try parts.keys.identity(
            names: [place.name], address: place.address, purpose: .server, listAddress: parts.revocationListAddress,
            now: clock.now)
        let running = try await RunningSite.start(
            site, address: parts.listening(at: place.address), port: parts.ports.port(of: site.name, at: place.port),
            tls: ServerTLS(identity: identity, clientAnchors: clients, now: { clock.now }), admission: parts.admission,
            proxies: parts.proxies,
            logger: logger)
        try parts.ports.keep(running.port, of: site.name)
        sites.append(running)
        return running
    }

    private static func database(_ configuration: PlatformConfiguration) -> DatabaseAddress {
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
