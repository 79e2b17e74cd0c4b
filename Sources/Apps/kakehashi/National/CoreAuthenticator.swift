import AccessControl
import Foundation
import PKI
import WebServer

/// Who comes to the コアシステム: its supervisor by one certificate, マイナポータル by another, servers by any of LGPKI's.
struct CoreAuthenticator: Authenticator {
    /// SHA-256 of the supervisor's certificate.
    let supervisor: String
    /// SHA-256 of マイナポータル's.
    let portal: String

    func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated {
        if credentials.certificate?.sha256Fingerprint == portal {
            return Authenticated(
                actor: Actor(
                    identifier: "system:personal-portal", name: Role.personalPortal.title, role: .personalPortal))
        }
        guard credentials.certificate?.sha256Fingerprint == supervisor else {
            return try await TrustedCertificates(as: .intermediateServer).authenticate(credentials, at: now)
        }
        return Authenticated(
            actor: Actor(
                identifier: "officer:core-system", name: Role.coreSupervisor.title, role: .coreSupervisor))
    }
}
