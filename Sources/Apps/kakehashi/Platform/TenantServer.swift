import AccessControl
import Accounts
import AtenaNumbers
import BackgroundWork
import BasicFour
import CodeAcquisition
import Foundation
import Identifiers
import Logging
import Masters
import MutualTLS
import OperationSupport
import OrganisationProtocol
import PKI
import Programme
import ReplicaDisclosure
import ReplicaRegistration
import ServerCertificates
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// One 自治体中間サーバー (S1, with S11): its rooms put together, and its listener.
actor TenantServer {
    let tenant: Tenant
    private let platform: PlatformParts
    private let certificates: CertificateService
    private let identity: TLSIdentity
    private let replicaFiles: ReplicaFileService
    private let replicaFileWorker: ReplicaFileWorker
    private let backlogAlarm: ReplicaBacklogAlarm
    private let linkCheck: ReplicaLinkCheck
    private let linkRounds: Rounds
    private let codeAcquisitions: CodeAcquisitionService
    private let codeAcquisitionWorker: CodeAcquisitionWorker
    private var work: Task<Void, Never>?
    private(set) var running: RunningSite?
    private(set) var port = 0

    init(tenant: Tenant, platform: PlatformParts, logger: Logger) throws {
        self.tenant = tenant
        self.platform = platform
        let store = TenantStore(tenant: tenant.identifier, base: platform.store)
        certificates = CertificateService(
            tenant: tenant, store: store, vault: platform.keys.vault,
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
        work = Task {
            async let loading: Void = files.run()
            async let acquiring: Void = codes.run()
            async let comparing: Void = links.run(rounds)
            _ = await (loading, acquiring, comparing)
        }
    }

    func endWork() async {
        work?.cancel()
        await work?.value
        work = nil
    }

    /// Looks for what another process has taken in.
    func wakeWork() { if work != nil { replicaFileWorker.wake() } }

    /// Ends the work in the background, then the listener; its port is free afterwards.
    func stop() async {
        await endWork()
        await running?.stop()
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
        try await backlogAlarm.look()
    }

    /// Files of 副本 that do not stand yet.
    func replicaBacklog() async throws -> ReplicaBacklog? {
        let store = TenantStore(tenant: tenant.identifier, base: platform.store)
        return try await store.read { tx in try ReplicaBacklog.read(in: tx) }
    }

    func certificateStandings() async throws -> [CertificateStanding] { try await certificates.standings() }

    private func site() throws -> Site {
        let store = TenantStore(tenant: tenant.identifier, base: platform.store)
        let hours = platform.hours
        return Site(
            name: tenant.identifier.text, title: tenant.title,
            scope: Self.scope(of: tenant),
            routes: peopleRoutes(store) + systemRoutes(store), store: platform.store, clock: platform.clock,
            authenticator: TenantAuthenticator(
                tenant: tenant.identifier, store: platform.store,
                sessions: SessionAuthenticator(
                    realm: tenant.identifier.text,
                    store: ConfinedStore(platform.store, to: tenant.identifier.text))),
            hours: { hours.current }, signInPath: { Self.door(of: $0).path },
            signOutPath: { "/\(Self.door(of: $0).rawValue)/sign-out" }, navigation: TenantNavigation.links,
            serves: addresses.serves)
    }

    /// Which of the two doors a path lies behind.
    private static func door(of path: String) -> SignInDoor { path.hasPrefix("/admin") ? .administrator : .clerk }

    private var addresses: TenantAddresses {
        TenantAddresses(clerks: tenant.hostName, administrators: PlatformAddresses.administration(of: tenant))
    }

    private func peopleRoutes(_ store: TenantStore) -> [Route] {
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
            + BasicFourRoutes(service: basicFour).routes
            + OperationSupportRoutes(store: store).routes
            + CheckRoutes(store: store).routes
            + ComparisonRoutes(store: store).routes
            + ReplicaFilePageRoutes(service: replicaFiles).routes
            + ReplicaLinkRoutes(store: store, isChecked: tenant.configuration.usesBasicFour).routes
            + CodeAcquisitionPageRoutes(store: store).routes
    }

    private func systemRoutes(_ store: TenantStore) -> [Route] {
        AtenaNumberRoutes(store: store, followers: [CodeFollower(), ReplicaFollower(), FlagFollower()]).routes
            + CodeAcquisitionRoutes(service: codeAcquisitions).routes
            + ReplicaRoutes(
                service: ReplicaService(
                    store: store, checksLinks: tenant.configuration.usesBasicFour, wake: linkRounds.wake)
            ).routes
            + ReplicaFileRoutes(service: replicaFiles).routes
            + ReplicaInquiryRoutes(store: store).routes
            + PublicationEndRoutes(store: store).routes
            + DisclosureRoutes(store: store).routes
            + InterfaceDocumentRoutes.routes
    }

    private static func caller(
        _ certificates: CertificateService, _ platform: PlatformParts, _ tenant: Tenant
    ) -> OutboundCaller {
        OutboundCaller(
            certificates: certificates, routes: platform.routes, ownAddress: tenant.address,
            organisationAnchors: TrustAnchors([platform.keys.authority.certificate]))
    }
}
