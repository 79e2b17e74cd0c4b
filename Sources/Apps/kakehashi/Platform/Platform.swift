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
import NoticeReview
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
    let parts: PlatformParts
    let ledger: ReadinessLedger
    private let logger: Logger
    private let repository: RepositoryService
    private let helpDesk: HelpDeskParts
    private let addresses: PlatformAddresses
    let auditKeeper: AuditKeeper
    private var servers: [TenantID: TenantServer] = [:]
    private var sites: [RunningSite] = []
    private var followUp: FollowUpDesk?
    private var mail: SMTPListener?
    private var restartsDoneUntil: Date
    private var listGoodUntil = Date.distantPast
    private var filesSweptOn: CalendarDay?

    private init(
        parts: PlatformParts, repository: RepositoryService, helpDesk: HelpDeskParts, addresses: PlatformAddresses,
        auditKeeper: AuditKeeper, logger: Logger
    ) {
        self.helpDesk = helpDesk
        self.parts = parts
        self.repository = repository
        self.addresses = addresses
        self.logger = logger
        self.auditKeeper = auditKeeper
        ledger = ReadinessLedger(store: parts.store, programme: parts.programme)
        restartsDoneUntil = parts.clock.now
    }

    /// Opens everything that was there before and begins to listen.
    static func start(_ configuration: PlatformConfiguration, logger: Logger) async throws -> Platform {
        let addresses = PlatformAddresses(domain: configuration.domain, network: configuration.network)
        try FileManager.default.createDirectory(atPath: configuration.folder, withIntermediateDirectories: true)
        let clock = try Self.clock(configuration)
        let store = try await Self.database(configuration).open()
        try await store.migrate(PlatformSchema.steps)
        let ports = try PortBook(file: "\(configuration.folder)/ports.json")
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
            at: addresses.repository, ports: ports, logger: logger)
        let programme = try Self.programme(configuration)
        let parts = PlatformParts(
            configuration: configuration, ports: ports, store: store, clock: clock, keys: keys, programme: programme,
            hours: try await HoursBook(store: store, programme: programme.serviceHours),
            registrationAuthority: TrustAnchors([
                try IssuedCertificate(
                    pem: String(contentsOfFile: configuration.registrationAuthorityFile, encoding: .utf8))
            ]), auditSigner: try keys.auditSigner(), folder: folder,
            register: RevocationRegister(store: store, authority: keys.authority, folder: folder),
            sandbox: configuration.sandbox == true ? SandboxSwitch() : nil,
            revocationListAddress: "http://\(addresses.repository.name):\(await repository.port)"
                + "/repository/\(RepositoryFolder.revocationList)")
        let platform = Platform(
            parts: parts, repository: repository, helpDesk: try await HelpDeskParts.open(parts, logger: logger),
            addresses: addresses,
            auditKeeper: AuditKeeper(
                store: store, clock: clock, signer: parts.auditSigner, witness: configuration.auditWitness,
                logger: logger), logger: logger)
        try await platform.open()
        Task { await log.follow() }
        Task { await platform.auditKeeper.keep() }
        Task { await DataKeyKeeper(parts: parts, logger: logger).keep() }
        return platform
    }

    private func open() async throws {
        try parts.folder.publish(parts.keys.authority.certificate.der, as: RepositoryFolder.authorityCertificate)
        let authority = parts.keys.authority.certificate
        let fingerprints =
            "\(authority.subject)\nSHA-1 \(authority.sha1Fingerprint)\nSHA-256 \(authority.sha256Fingerprint)\n"
        try parts.folder.publish(Array(fingerprints.utf8), as: RepositoryFolder.fingerprints)
        try await publishList()
        for tenant in try await parts.store.read({ tx in try TenantDirectory.all(in: tx) }) {
            let server = try await serve(tenant)
            try await server.housekeeping(
                restartBegan: parts.programme.weeklyRestart.lastStart(atOrBefore: parts.clock.now),
                at: parts.clock.now)
        }
        let support = try await startSupportSite()
        let followUp = try FollowUpDesk(
            parts: parts, support: (addresses.support.name, support.port), helpDesk: helpDesk.mailAddress)
        self.followUp = followUp
        let followUpSite = try await startFollowUpSite(followUp)
        let operatorSite = try await startOperatorSite(followUp)
        let desk = try await startDeskSite()
        let mail = try await listenForMail()
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
                authorityFile: "\(parts.configuration.folder)/keys/platform-ca.pem",
                auditKeyFile: "\(parts.configuration.folder)/keys/audit-log.pem",
                revocationListFile:
                    "\(parts.configuration.folder)/repository/\(RepositoryFolder.revocationList)",
                operatorCertificateFile: "\(parts.configuration.folder)/keys/operator.pem",
                operatorKeyFile: "\(parts.configuration.folder)/keys/operator.key",
                database: Self.database(parts.configuration)),
            to: "\(parts.configuration.folder)/listeners.json")
    }

    // MARK: - Servers

    /// Brings a tenant's server up.
    private func serve(_ tenant: Tenant) async throws -> TenantServer {
        let server = try TenantServer(tenant: tenant, platform: parts, logger: logger)
        try await server.start(logger: logger)
        servers[tenant.identifier] = server
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

    /// Takes back the certificates of all servers: a sandbox plays that.
    func revokeServers(by exchange: Exchange) async throws {
        for certificate in servers.values.compactMap(\.certificate) {
            try await parts.register.revoke(
                Revocation(
                    serialNumber: certificate.serialNumber, revokedAt: parts.clock.now, reason: .keyCompromise),
                by: exchange)
        }
        try await publishList()
    }

    /// Gives all servers other certificates, at the same places.
    func renewServers() async throws {
        let tenants = servers.values.map(\.tenant)
        for tenant in tenants { try parts.keys.forget(tenant.hostName) }
        _ = try await restart(tenants)
    }

    /// Where servers that run can be reached.
    func listeners(of tenants: [Tenant]) async throws -> [Listener] {
        var listeners: [Listener] = []
        for tenant in tenants {
            listeners.append(
                Listener(
                    name: tenant.hostName, address: tenant.address, port: try await port(of: tenant.identifier)))
        }
        return listeners
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

    /// Where the people of an organisation's servers sign in.
    private func serverAddresses(of organisation: Organisation) async throws -> [ServerAddresses] {
        let tenants = try await Onboarding(platform: self, parts: parts).servers(of: organisation)
        return try await zip(tenants, listeners(of: tenants)).map { tenant, listener in
            var administration = listener
            administration.name = PlatformAddresses.administration(of: tenant)
            return PlatformAddresses.doors(
                tenant.identifier.bureau, clerks: listener, administrators: administration)
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
        let now = parts.clock.now
        let began = parts.programme.weeklyRestart.lastStart(atOrBefore: now)
        if began > restartsDoneUntil {
            logger.notice("weekly restart", metadata: ["began": "\(JapanTime.text(began))"])
        }
        for server in servers.values { try await server.housekeeping(restartBegan: began, at: now) }
        restartsDoneUntil = now
        do {
            try await Onboarding(platform: self, parts: parts).takeDueFormsIntoEffect(at: now)
        } catch {
            // It stays due: the next round tries again, and the other housekeeping goes on.
            logger.error("a form that is due did not take effect", metadata: ["error": "\(error)"])
        }
        try await helpDesk.housekeeping(at: now)
        // Once a day: it reads the names of all files.
        if filesSweptOn != CalendarDay(now) {
            try await helpDesk.sweep()
            filesSweptOn = CalendarDay(now)
        }
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

    /// Housekeeping every half minute, until the process ends.
    func keepHouse() async throws -> Never {
        while true {
            try await Task.sleep(for: .seconds(30))
            do {
                try await housekeeping()
            } catch {
                logger.error("housekeeping failed", metadata: ["error": "\(error)"])
            }
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
                serverAddresses: { [unowned self] in try await serverAddresses(of: $0) },
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
                    + SandboxRoutes(platform: self, parts: parts).routes
                    + OperatorMasterRoutes(store: parts.store).routes
                    + ReviewRoutes(store: parts.store, ledger: ledger).routes
                    + NoticeReview(store: parts.store, platform: try noticeReview()).routes
                    + desk.site.operatorRoutes + helpDesk.operatorRoutes,
                store: parts.store, clock: parts.clock,
                authenticator: CertificateList([
                    identity.sha256Fingerprint: Actor(
                        identifier: "operator:console", name: "運用事業者", role: .platformOperator)
                ]), navigation: { actor, _ in OperatorHomeRoutes.navigation(actor) }), at: addresses.operatorSite,
            clients: TrustAnchors([parts.keys.authority.certificate]))
    }

    private func noticeReview() throws -> NoticeReviewPlatform {
        let onboarding = Onboarding(platform: self, parts: parts)
        let file = parts.configuration.localGovernmentsFile
        return NoticeReviewPlatform(
            register: try LocalGovernmentRegister(
                csv: try file.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? ""),
            add: { organisation, administrator, exchange in
                let account = try await onboarding.add(organisation, supportAdministrator: administrator, by: exchange)
                return .init(place: SupportSite.title, account: account.account, password: account.password)
            },
            accept: { organisation, number, exchange in
                let acceptance = try await onboarding.accept(organisation, number: number, by: exchange)
                return .init(
                    from: acceptance.effectiveFrom.flatMap(JapanTime.parse),
                    accounts: acceptance.accounts.map {
                        .init(
                            place: "自治体中間サーバー（\(Bureau(rawValue: $0.realm)?.title ?? $0.realm)）", account: $0.account,
                            password: $0.password)
                    },
                    servers: acceptance.servers.compactMap { server in
                        Bureau(rawValue: server.bureau).map {
                            PlatformAddresses.doors($0, clerks: server.listener, administrators: server.administration)
                        }
                    })
            }, hasServers: { try await !onboarding.servers(of: $0).isEmpty })
    }

    private func start(
        _ site: Site, at place: PlatformAddresses.Place, clients: TrustAnchors
    ) async throws -> RunningSite {
        let clock = parts.clock
        let identity = try parts.keys.identity(
            names: [place.name], address: place.address, purpose: .server, listAddress: parts.revocationListAddress,
            now: clock.now)
        let running = try await RunningSite.start(
            site, address: place.address, port: parts.ports.port(of: site.name, at: place.port),
            tls: ServerTLS(identity: identity, clientAnchors: clients, now: { clock.now }), logger: logger)
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
