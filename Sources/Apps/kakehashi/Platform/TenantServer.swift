import AccessControl
import Accounts
import AtenaNumbers
import AuditTrail
import BackgroundWork
import BasicFour
import CodeAcquisition
import CoreLink
import DisclosureRecords
import Foundation
import Identifiers
import InformationInquiries
import InformationProvision
import Logging
import Masters
import MerkleTree
import MutualTLS
import OperationSupport
import OrganisationProtocol
import PKI
import PersonalNotices
import Placement
import Programme
import ReplicaDisclosure
import ReplicaRegistration
import SelfDisclosure
import ServerCertificates
import ServiceCalendar
import ServiceState
import Storage
import Tenancy
import WebServer

/// One 自治体中間サーバー (S1, with S11): its rooms put together, and its listener.
actor TenantServer {
    let tenant: Tenant
    private let platform: PlatformParts
    private let store: TenantStore
    private let certificates: CertificateService
    private let identity: TLSIdentity
    private let replicaFiles: ReplicaFileService
    private let replicaFileWorker: ReplicaFileWorker
    private let backlogAlarm: ReplicaBacklogAlarm
    private let linkCheck: ReplicaLinkCheck
    private let linkRounds: Rounds
    private let linkage: LinkageOffice
    private let codeAcquisitions: CodeAcquisitionService
    private let portal: PortalWork?
    private let codeAcquisitionWorker: CodeAcquisitionWorker
    private var work: Task<Void, Never>?
    private(set) var running: RunningSite?
    private(set) var port = 0

    /// What the listener shows to whoever connects.
    nonisolated var certificate: IssuedCertificate? { identity.chain.first }

    init(tenant: Tenant, platform: PlatformParts, logger: Logger) throws {
        self.tenant = tenant
        self.platform = platform
        let store = try platform.store(of: tenant.identifier)
        self.store = store
        certificates = CertificateService(
            tenant: tenant, store: store, log: platform.clusters.isAlone ? nil : platform.log(of: tenant.identifier),
            vault: platform.keys.vault,
            registrationAuthority: platform.registrationAuthority,
            revocation: platform.lgpkiRevocation, platformAuthority: platform.keys.authority.certificate)
        let folder = ReplicaFileFolder(
            path: "\(platform.configuration.folder)/replica-files/\(tenant.identifier.text)")
        let worker = ReplicaFileWorker(
            store: store, folder: folder, checksLinks: tenant.configuration.usesBasicFour,
            scope: Self.scope(of: tenant), clock: platform.clock,
            report: { logger.error("replica files: \($0)") })
        replicaFileWorker = worker
        let partners = PartnerCalls(
            tenant: tenant, caller: Self.caller(certificates, platform, tenant),
            interfaceSystem: platform.interfaceSystem)
        let codes = CodeAcquisitionWorker(
            store: store, partners: partners, windows: platform.programme.interfaceSystemWindows,
            scope: Self.scope(of: tenant), clock: platform.clock, report: { logger.error("code acquisition: \($0)") })
        codeAcquisitionWorker = codes
        codeAcquisitions = CodeAcquisitionService(
            store: store, partners: partners, windows: platform.programme.interfaceSystemWindows,
            scope: Self.scope(of: tenant), wake: codes.wake)
        let caller = Self.caller(certificates, platform, tenant)
        portal = platform.personalPortal.map { target in
            PortalWork(
                store: store, caller: caller, target: target,
                scope: Self.scope(of: tenant), platform: platform, logger: logger)
        }
        backlogAlarm = ReplicaBacklogAlarm(
            store: store, scope: Self.scope(of: tenant), clock: platform.clock,
            report: { logger.error("replica backlog: \($0)") })
        let inquiry = AtenaSystemInquiry(tenant: tenant, caller: Self.caller(certificates, platform, tenant))
        linkCheck = ReplicaLinkCheck(store: store, scope: Self.scope(of: tenant), clock: platform.clock) {
            let answer = try await inquiry.ask($0, purpose: "副本の紐付けの照合", at: $1)
            return PersonFacts(birthDate: answer.birthDate, sex: answer.sex)
        }
        linkRounds = Rounds(every: .seconds(30), report: { logger.error("replica links: \($0)") })
        replicaFiles = ReplicaFileService(store: store, folder: folder, wake: worker.wake)
        linkage = LinkageOffice(
            tenant: tenant, store: store, platform: platform, caller: Self.caller(certificates, platform, tenant),
            scope: Self.scope(of: tenant), logger: logger)
        identity = try platform.keys.identity(
            names: [tenant.hostName, PlatformAddresses.administration(of: tenant)], address: tenant.address,
            purpose: .server,
            listAddress: platform.revocationListAddress, now: platform.clock.now)
    }

    func start(logger: Logger) async throws {
        let clock = platform.clock
        let tls = ServerTLS(
            identity: identity, clientAnchors: TrustAnchors([platform.keys.authority.certificate]), now: { clock.now })
        let site = try site()
        let running = try await RunningSite.start(
            site, address: platform.listening(at: tenant.address),
            port: platform.ports.port(of: site.name, at: platform.serverPort), tls: tls,
            admission: platform.admission, proxies: platform.proxies, logger: logger)
        self.running = running
        port = running.port
        try platform.ports.keep(port, of: site.name)
    }

    /// Begins what no request asks for; with several processes, in the one whose turn it is.
    func beginWork() {
        guard work == nil else { return }
        let (files, codes, links, rounds) = (replicaFileWorker, codeAcquisitionWorker, linkCheck, linkRounds)
        let portal = portal
        let linkage = linkage
        // A lane beside that of the requests: a long file delays neither other servers nor its own clerks.
        work = WriteLane.$current.withValue("\(tenant.identifier.text) work") {
            Task {
                async let loading: Void = files.run()
                async let acquiring: Void = codes.run()
                async let comparing: Void = links.run(rounds)
                async let serving: Void? = portal?.run()
                async let linking: Void = linkage.run()
                _ = await (loading, acquiring, comparing, serving, linking)
            }
        }
    }

    func endWork() async {
        work?.cancel()
        await work?.value
        work = nil
    }

    /// Looks for files that another process has taken in; all other work looks from time to time by itself.
    func wakeWork() { if work != nil { replicaFileWorker.wake() } }

    /// Ends the work in the background, then the listener; its port is free afterwards.
    func stop() async {
        await endWork()
        await running?.stop()
        // Its routes know this server.
        running = nil
    }

    private static func scope(of tenant: Tenant) -> AuditScope {
        AuditScope(organisation: tenant.identifier.organisation.text, bureau: tenant.identifier.bureau.rawValue)
    }

    /// What has become due by an instant: what the weekly restart puts into effect (§2.8), notices of certificates' ends,
    /// and the alarm about 副本 that wait too long.
    ///
    /// The listener stays up: what restarts is the server's side of its own calls.
    func housekeeping(restartBegan: Date, at now: Date) async throws {
        try await certificates.restart(began: restartBegan, at: now)
        try await certificates.giveNotices(at: now)
        try await purgeRecords(at: now)
        try await backlogAlarm.look()
        linkage.wake()
    }

    /// Empties 情報提供等記録 that have been kept for as long as they must be, in steps that let others write.
    private func purgeRecords(at now: Date) async throws {
        guard try await store.read({ tx in try DisclosureRetention.isDue(at: now, in: tx) }) else { return }
        while try await store.write({ tx in try DisclosureRetention.purge(at: now, in: tx) }) > 0 {}
    }

    /// Files of 副本 that do not stand yet.
    func replicaBacklog() async throws -> ReplicaBacklog? {
        return try await store.read { tx in try ReplicaBacklog.read(in: tx) }
    }

    func certificateStandings() async throws -> [CertificateStanding] { try await certificates.standings() }

    private func site() throws -> Site {
        let (hours, sandbox, clock, store) = (platform.hours, platform.sandbox, platform.clock, store)
        return Site(
            name: tenant.identifier.text, title: tenant.title,
            scope: Self.scope(of: tenant),
            store: platform.clusters.recorder(of: tenant.identifier.text), clock: platform.clock,
            authenticator: TenantAuthenticator(
                tenant: tenant.identifier, store: platform.store,
                sessions: SessionAuthenticator(
                    realm: tenant.identifier.text,
                    store: ConfinedStore(
                        platform.clusters.database(of: tenant.identifier.text), to: tenant.identifier.text))),
            hours: { Self.hours(hours.current, sandbox, at: clock.now) }, signInPath: { Self.door(of: $0).path },
            signOutPath: { "/\(Self.door(of: $0).rawValue)/sign-out" },
            navigation: { [gate = platform.linkageGate, clock = platform.clock] actor, path in
                TenantNavigation.links(actor, path, isLinked: gate.isOpen(at: clock.now))
            },
            serves: addresses.serves, hindrance: Self.hindrance(sandbox)
        ).layingOut { self.peopleRoutes(store) + self.systemRoutes(store) }
    }

    /// The hours in force; a sandbox may play that today there are none.
    private static func hours(_ hours: ServiceHours, _ sandbox: SandboxSwitch?, at now: Date) -> ServiceHours {
        sandbox?.isClosed == true ? hours.overriding(CalendarDay(now), with: nil) : hours
    }

    private static func hindrance(
        _ sandbox: SandboxSwitch?
    ) -> (@Sendable (_ method: String, _ path: String, _ status: Int) -> Hindrance)? {
        guard let sandbox else { return nil }
        return { method, path, status in sandbox.hindrance(method: method, path: path, status: status) }
    }

    /// Which of the two doors a path lies behind.
    private static func door(of path: String) -> SignInDoor { path.hasPrefix("/admin") ? .administrator : .clerk }

    nonisolated private var addresses: TenantAddresses {
        TenantAddresses(clerks: tenant.hostName, administrators: PlatformAddresses.administration(of: tenant))
    }

    nonisolated private func peopleRoutes(_ store: TenantStore) -> [Route] {
        let accounts = platform.accounts(tenant.identifier.text)
        let masters = MasterService(store: store)
        let basicFour = BasicFourService(
            tenant: tenant, store: store,
            inquiry: AtenaSystemInquiry(tenant: tenant, caller: Self.caller(certificates, platform, tenant)))
        return SignInRoutes(service: accounts, door: .administrator).routes
            + SignInRoutes(service: accounts, door: .clerk).routes
            + HomeRoutes(
                accounts: accounts, certificates: certificates, masters: masters, addresses: addresses,
                usesBasicFour: tenant.configuration.usesBasicFour
            ).routes
            + AccountRoutes(service: accounts).routes
            + CertificateRoutes(service: certificates).routes
            + MasterRoutes(service: masters).routes
            + AuditTrailRoutes(store: platform.log(of: tenant.identifier), key: platform.auditSigner.publicKey).routes
            + BasicFourRoutes(service: basicFour).routes
            + OperationSupportRoutes(store: store).routes
            + CheckRoutes(store: store).routes
            + ComparisonRoutes(store: store).routes
            + ReplicaFilePageRoutes(service: replicaFiles).routes
            + ReplicaLinkRoutes(store: store, isChecked: tenant.configuration.usesBasicFour).routes
            + CodeAcquisitionPageRoutes(store: store).routes
            + linkage.peopleRoutes
            + RecordPageRoutes(store: store, procedures: MasterService.procedures).routes
    }

    nonisolated private func systemRoutes(_ store: TenantStore) -> [Route] {
        let linked: [[Route]] = [
            DisclosureRecordRoutes(store: store).routes,
            PersonalNoticeRoutes(store: store, wake: { [portal] in portal?.wake() }).routes,
            SelfDisclosureRoutes(store: store).routes,
        ]
        let replicas = ReplicaService(
            store: store, checksLinks: tenant.configuration.usesBasicFour, wake: linkRounds.wake)
        let open: [[Route]] = [
            AtenaNumberRoutes(store: store, followers: followers).routes,
            CodeAcquisitionRoutes(service: codeAcquisitions).routes,
            ReplicaRoutes(service: replicas).routes,
            ReplicaFileRoutes(service: replicaFiles).routes,
            ReplicaInquiryRoutes(store: store).routes,
            PublicationEndRoutes(store: store).routes,
            DisclosureRoutes(store: store).routes,
            RecipientRoutes(store: store).routes,
            MasterUpdateRoutes(store: store).routes,
            serviceState.routes,
            InterfaceDocumentRoutes.routes,
            linkage.systemRoutes,
        ]
        let gate = platform.linkageGate
        return open.flatMap(\.self) + linked.flatMap(\.self).map { $0.behind(gate) }
    }

    /// Who keeps something under 統合宛名番号.
    nonisolated private var followers: [any AtenaNumberFollower] {
        [
            CodeFollower(), ReplicaFollower(), FlagFollower(), DisclosureRecordFollower(), PersonalNoticeFollower(),
            SelfDisclosureFollower(), InquiryFollower(), ProvisionFollower(),
        ]
    }

    nonisolated private var serviceState: ServiceStateRoutes {
        let hours = platform.hours
        return ServiceStateRoutes(
            hours: { hours.current }, restart: platform.programme.weeklyRestart,
            windows: platform.programme.interfaceSystemWindows, linkageOpensAt: platform.linkageGate.opensAt)
    }

    private static func caller(
        _ certificates: CertificateService, _ platform: PlatformParts, _ tenant: Tenant
    ) -> OutboundCaller {
        OutboundCaller(
            certificates: certificates, routes: platform.routes, ownAddress: tenant.address,
            organisationAnchors: TrustAnchors([platform.keys.authority.certificate]))
    }
}
