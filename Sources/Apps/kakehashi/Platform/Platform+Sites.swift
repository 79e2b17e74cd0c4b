import AccessControl
import Accounts
import ChecklistReview
import Desk
import FollowUp
import Foundation
import HelpDesk
import Identifiers
import IncomingMail
import Masters
import MutualTLS
import NetworkCheck
import NoticeForms
import NoticeReview
import PKI
import Placement
import ServiceCalendar
import SupportSite
import Tenancy
import WebServer

/// The sites beside the tenants' servers: what is at each, and where.
extension Platform {
    func startSupportSite() async throws -> RunningSite {
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
                navigation: { actor, _ in SupportSite.navigation(actor, HelpDeskParts.navigation(actor)) },
                admitted: helpDesk.admitted), at: addresses.support,
            clients: TrustAnchors([]))
    }

    func startDeskSite() async throws -> RunningSite {
        try await start(
            Site(
                name: "desk", title: DeskRoutes.title, routes: helpDesk.deskRoutes(ledger), store: parts.store,
                clock: parts.clock, authenticator: SessionAuthenticator(realm: DeskRoutes.realm, store: parts.store),
                signInPath: { _ in "/desk/sign-in" }, signOutPath: { _ in "/desk/sign-out" },
                navigation: { actor, _ in DeskRoutes.navigation(actor) }), at: addresses.desk,
            clients: TrustAnchors([]))
    }

    func listenForMail() async throws -> Listener? {
        guard let listener = try await helpDesk.listenForMail(), let place = parts.configuration.helpDesk?.incomingMail
        else { return nil }
        try parts.ports.keep(listener.port, of: "mail")
        mail = listener
        return Listener(name: "mail.\(parts.configuration.domain)", address: place.address, port: listener.port)
    }

    func startFollowUpSite(_ desk: FollowUpDesk) async throws -> RunningSite {
        try await start(
            Site(
                name: "follow-up", title: FollowUpSite.title, routes: desk.site.routes, store: parts.store,
                clock: parts.clock,
                authenticator: SessionAuthenticator(realm: FollowUpSite.realm, store: parts.store),
                signInPath: { _ in SignInDoor.followUp.path }, signOutPath: { _ in "/follow-up/sign-out" },
                navigation: { actor, _ in FollowUpSite.navigation(actor, ownAccount: true) }), at: addresses.followUp,
            clients: TrustAnchors([]))
    }

    func startOperatorSite(_ desk: FollowUpDesk) async throws -> RunningSite {
        let identity = try OperatorIdentity.open(parts: parts)
        return try await start(
            Site(
                name: "operator", title: "運用事業者",
                routes: OperatorHomeRoutes(platform: self, parts: parts).routes
                    + OperatorRoutes(platform: self, parts: parts).routes
                    + SandboxRoutes(platform: self, parts: parts).routes
                    + PlacementRoutes(clusters: parts.clusters).routes
                    + OperatorMasterRoutes(databases: parts.clusters).routes
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
        let (onboarding, parts) = (Onboarding(platform: self, parts: parts), parts)
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
            }, hasServers: { try await !onboarding.servers(of: $0).isEmpty },
            accounts: { try await FirstPasswords(parts: parts).accounts(of: $0) },
            reissue: { try await FirstPasswords(parts: parts).reissue($1, of: $0, by: $2) })
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
}
