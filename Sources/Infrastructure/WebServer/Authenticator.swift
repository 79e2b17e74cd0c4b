public import AccessControl
public import Foundation
public import PKI

/// What a request brings to show who sends it.
public struct Credentials: Sendable {
    /// The session cookie's value.
    public let sessionToken: String?
    /// The client's certificate, its chain already judged.
    public let certificate: IssuedCertificate?

    /// Gathers credentials.
    public init(sessionToken: String?, certificate: IssuedCertificate?) {
        self.sessionToken = sessionToken
        self.certificate = certificate
    }
}

/// Who a request comes from.
public struct Authenticated: Sendable {
    public let actor: Actor
    /// Nil: the site's own.
    public let scope: AuditScope?
    public let session: SessionView?

    /// Describes who it is.
    public init(actor: Actor, scope: AuditScope? = nil, session: SessionView? = nil) {
        self.actor = actor
        self.scope = scope
        self.session = session
    }

    /// Nobody known.
    public static let nobody = Authenticated(actor: .anonymous)
}

/// Turns credentials into somebody, or nobody: unknown, expired or failing to look up is nobody.
public protocol Authenticator: Sendable {
    /// Looks up who sends a request at an instant.
    /// - Throws: when the look-up itself fails; the request is then refused.
    func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated
}

/// Knows callers by the fingerprint of their certificate, from a fixed list.
public struct CertificateList: Authenticator {
    private let actors: [String: Actor]

    /// Takes actors by SHA-256 fingerprint of their certificate.
    public init(_ actors: [String: Actor]) {
        self.actors = actors
    }

    public func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated {
        guard let certificate = credentials.certificate, let actor = actors[certificate.sha256Fingerprint] else {
            return .nobody
        }
        return Authenticated(actor: actor)
    }
}

/// Takes every certificate that the listener's trust anchors vouch for as one kind of caller.
public struct TrustedCertificates: Authenticator {
    private let role: Role

    /// Gives every such caller a role.
    public init(as role: Role) {
        self.role = role
    }

    public func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated {
        guard let certificate = credentials.certificate else { return .nobody }
        let name = certificate.dnsNames.first ?? certificate.subject
        return Authenticated(actor: Actor(identifier: "system:\(name)", name: name, role: role))
    }
}
