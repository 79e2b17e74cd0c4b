import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import WebServer

/// Signing in and out and choosing a new password, at one door.
public struct SignInRoutes: Sendable {
    let service: AccountService
    let door: SignInDoor
    let site: String

    /// Serves one door of a site with the given title.
    public init(service: AccountService, door: SignInDoor, site: String) {
        self.service = service
        self.door = door
        self.site = site
    }

    /// The routes of this door.
    public var routes: [Route] {
        let base = "/\(door.rawValue)"
        let event: AuditEvent = door == .support ? .supportSignedIn : .signedIn
        return [
            .page(.get, door.path, .open, .signInShown) { _ in .page(SignInPages.signIn(site, door)) },
            .page(.post, door.path, .open, event, signIn),
            .page(.post, "\(base)/sign-out", .requires(.changeOwnPassword), .signedOut, signOut),
            .page(.get, "\(base)/password", .requires(.changeOwnPassword), .passwordFormShown) { request in
                .page(SignInPages.password(site, door, request))
            },
            .page(.post, "\(base)/password", .requires(.changeOwnPassword), .passwordChanged, changePassword),
        ]
    }

    @Sendable private func signIn(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        do {
            let token = try await service.signIn(
                identifier: form["account"], password: form.verbatim("password"), door: door, by: request.exchange)
            return .seeOther(door.home).with("set-cookie", SessionCookie.setting(token))
        } catch let error as AccountError {
            return .page(SignInPages.signIn(site, door, error: error, account: form["account"]), status: 403)
        }
    }

    @Sendable private func signOut(_ request: WebRequest) async throws -> WebResponse {
        guard let session = request.session else { throw Problem.signInNeeded }
        try await service.signOut(session, by: request.exchange)
        return .seeOther(door.path).with("set-cookie", SessionCookie.clearing)
    }

    @Sendable private func changePassword(_ request: WebRequest) async throws -> WebResponse {
        guard let session = request.session else { throw Problem.signInNeeded }
        let form = try request.form()
        do {
            let token = try await service.changePassword(
                of: session.accountIdentifier, current: form.verbatim("current-password"),
                new: form.verbatim("new-password"), again: form.verbatim("new-password-again"), by: request.exchange)
            return .seeOther(door.home).with("set-cookie", SessionCookie.setting(token))
        } catch let error as AccountError {
            return .page(SignInPages.password(site, door, request, error: error), status: error.problem.status)
        }
    }
}
