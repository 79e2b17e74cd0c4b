import AccessControl
public import AuditLog
public import Foundation
import HTTPTypes
import Identifiers
public import PKI
public import Storage
public import WebServer

extension AuditEvent {
    public static let portalCardIssued = AuditEvent(
        "portal-card.issued", "The マイナポータル stand-in opened an account and made a card's certificate for its holder.")
}

/// Makes cards in the place of 公的個人認証: a certificate by which a person is known at the portal.
public struct PortalCards: Sendable {
    private let portal: PersonalPortal
    private let authority: CertificateAuthority
    private let validity: @Sendable (Date) -> (from: Date, until: Date)

    /// Issues under an authority of its own.
    public init(
        portal: PersonalPortal, authority: CertificateAuthority,
        validity: @escaping @Sendable (Date) -> (from: Date, until: Date)
    ) {
        self.portal = portal
        self.authority = authority
        self.validity = validity
    }

    /// Who the card is for, as 住基ネット names residents to the centre.
    struct Order: Codable {
        let residentHash: String
    }

    /// The card's certificate and key, PEM; the portal keeps neither.
    struct Card: Codable {
        let certificate: String
        let key: String
    }

    /// For whoever plays the counter that hands out cards.
    public var routes: [Route] {
        [
            .machine(.post, "/cards", .requires(.issueCards), .portalCardIssued) { request in
                let asked = try request.json(Order.self)
                guard let code = try await portal.core.ownCode(ofResident: asked.residentHash) else {
                    throw Problem(
                        status: 422, code: "portal.unknown-resident", title: "住民を特定できません。", detail: "申請の内容を確認してください。",
                        field: "residentHash")
                }
                let key = KeyPair()
                let (from, until) = validity(request.now)
                let certificate = try authority.issue(
                    CertificateRequest(
                        key: key, subject: SubjectName(commonName: "利用者証明用", organisation: "公的個人認証（参照実装）"),
                        dnsNames: [], ipAddresses: []), purpose: .client, validFrom: from, validUntil: until,
                    crlDistributionPoint: nil)
                let exchange = request.exchange
                try await portal.store.write { tx in
                    let store = PortalStore(tx: tx)
                    let person = try store.addPerson(code, at: exchange.now)
                    try store.addCard(certificate.sha256Fingerprint, of: person, at: exchange.now)
                    try exchange.record(subject: "person \(person)", in: tx)
                }
                return try .json(Card(certificate: certificate.pem, key: key.privateKeyPEM), status: 201)
            }
        ]
    }
}

/// Knows a person by their card.
public struct CardAuthenticator: Authenticator {
    private let store: any DataStore

    /// Looks cards up in the portal's rows.
    public init(store: any DataStore) {
        self.store = store
    }

    public func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated {
        guard let fingerprint = credentials.certificate?.sha256Fingerprint else { return .nobody }
        let person = try await store.read { tx in try PortalStore(tx: tx).person(withCard: fingerprint) }
        guard let person else { return .nobody }
        return Authenticated(
            actor: Actor(identifier: "person:\(person)", name: Role.portalUser.title, role: .portalUser))
    }
}

extension Actor {
    /// The portal's number of a person; nil for whoever is none.
    var portalPerson: Int64? {
        identifier.hasPrefix("person:") ? Int64(identifier.dropFirst("person:".count)) : nil
    }
}
