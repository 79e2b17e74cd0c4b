import AccessControl
import AuditLog
import Foundation
import Identifiers
import Logging
import MutualTLS
import NationalProtocol
import PKI
import PersonalPortal
import ServiceCalendar
import StorageSQLite
import WebServer

/// マイナポータル, a party of its own beside the コアシステム: its rows, its listeners for servers and for people.
struct PortalParty: Sendable {
    /// The portal's own 機関コード [O]: the real one is not published.
    static let holder = "9999999999999990"
    static let name = "personal-portal.national.example"
    let identity: TLSIdentity
    let fingerprint: String
    private let folder: String
    private let clock: any WallClock
    private let cardAuthority: CertificateAuthority

    /// Where servers and people find it.
    struct Listeners {
        let servers: Listener
        let people: Listener
    }

    /// Makes its identity towards the コアシステム, and the authority of cards.
    init(folder: String, clock: any WallClock, authority: CertificateAuthority) throws {
        self.folder = folder
        self.clock = clock
        let key = KeyPair()
        let span = ValiditySpan.years(3, at: clock.now)
        let issued = try authority.issue(
            CertificateRequest(
                key: key, subject: SubjectName(commonName: "マイナポータル（参照実装）", organisation: "マイナポータル"), dnsNames: [],
                ipAddresses: []), purpose: .client, validFrom: span.from, validUntil: span.until,
            crlDistributionPoint: nil)
        identity = try TLSIdentity(chain: [issued], key: key)
        fingerprint = issued.sha256Fingerprint
        let years = ValiditySpan.years(10, at: clock.now)
        cardAuthority = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "公的個人認証（参照実装）", organisationalUnit: nil, organisation: "公的個人認証", country: "JP"),
            validFrom: years.from, validUntil: years.until)
    }

    /// Begins to listen; `listen` gives a site its certificate and its place.
    ///
    /// - Parameters:
    ///   - core: where the コアシステム is.
    ///   - coreAuthority: who issued its certificate.
    ///   - lgpki: who issues servers' certificates.
    ///   - table: who takes part.
    ///   - cardOfficer: SHA-256 of the certificate of whoever hands out cards.
    ///   - listen: a site, its name, its address, and whom it takes certificates of.
    /// - Returns: where it is found.
    /// - Throws: what keeps it from listening.
    func start(
        core: Listener, coreAuthority: IssuedCertificate, lgpki: IssuedCertificate, table: PermitTable,
        cardOfficer: String,
        listen: (Site, String, String, TrustAnchors) async throws -> Listener
    ) async throws -> Listeners {
        let store = try SQLiteStore(path: "\(folder)/personal-portal.sqlite")
        try await store.migrate(AuditLog.schema + PortalSchema.steps)
        let portal = PersonalPortal(
            store: store,
            core: PortalCoreCalls(
                target: ExchangeTarget(name: core.name, address: core.address, port: core.port), identity: identity,
                anchors: TrustAnchors([coreAuthority]), clock: clock),
            directory: PortalDirectory(table), holder: try HolderCode(Self.holder))
        let cards = PortalCards(
            portal: portal, authority: cardAuthority, validity: { ValiditySpan.years(5, at: $0) })
        let servers = try await listen(
            Site(
                name: "personal-portal-servers", title: "マイナポータル（サーバー用）",
                routes: portal.serverRoutes + cards.routes, store: store, clock: clock,
                authenticator: PortalServerAuthenticator(cardOfficer: cardOfficer)), "servers.\(Self.name)",
            "127.2.0.5", TrustAnchors([lgpki]))
        let people = try await listen(
            Site(
                name: "personal-portal", title: "マイナポータル（参照実装）",
                routes: portal.peopleRoutes, store: store, clock: clock,
                authenticator: CardAuthenticator(store: store),
                navigation: { actor, _ in PersonalPortal.navigation(actor) }), Self.name, "127.2.0.6",
            TrustAnchors([cardAuthority.certificate]))
        return Listeners(servers: servers, people: people)
    }
}

/// Who comes to the portal's side for servers: whoever hands out cards by one certificate, servers by any of LGPKI's.
private struct PortalServerAuthenticator: Authenticator {
    let cardOfficer: String

    func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated {
        guard credentials.certificate?.sha256Fingerprint == cardOfficer else {
            return try await TrustedCertificates(as: .intermediateServer).authenticate(credentials, at: now)
        }
        return Authenticated(
            actor: Actor(identifier: "officer:cards", name: Role.cardOfficer.title, role: .cardOfficer))
    }
}
