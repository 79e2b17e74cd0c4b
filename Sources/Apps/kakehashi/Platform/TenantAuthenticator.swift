import AccessControl
import Accounts
import Foundation
import PKI
import Storage
import Tenancy
import WebServer

/// Who comes to one server: a system by its certificate, a person by a session.
///
/// Another server's are nobody here.
struct TenantAuthenticator: Authenticator {
    let tenant: TenantID
    let store: any DataStore
    let sessions: SessionAuthenticator
    private let systems = RememberedSystems()

    init(tenant: TenantID, store: any DataStore, sessions: SessionAuthenticator) {
        self.tenant = tenant
        self.store = store
        self.sessions = sessions
    }

    func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated {
        guard let certificate = credentials.certificate else {
            return try await sessions.authenticate(credentials, at: now)
        }
        let system = try await systems.system(
            withFingerprint: certificate.sha256Fingerprint, of: tenant, in: store)
        guard let system, let role = Role(rawValue: system.role) else { return .nobody }
        return Authenticated(actor: Actor(identifier: "system:\(system.identifier)", name: system.title, role: role))
    }
}
