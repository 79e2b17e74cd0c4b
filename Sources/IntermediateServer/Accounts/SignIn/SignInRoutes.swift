import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import WebServer

/// Signing in and out, one's own password and second factor, at one door.
public struct SignInRoutes: Sendable {
    let service: AccountService
    let door: SignInDoor

    /// Serves one door.
    public init(service: AccountService, door: SignInDoor) {
        self.service = service
        self.door = door
    }

    /// The routes of this door.
    public var routes: [Route] {
        let base = "/\(door.rawValue)"
        let event: AuditEvent = door == .support ? .supportSignedIn : .signedIn
        return [
            .page(.get, door.path, .open, .signInShown) { .page(SignInPages.signIn($0, door)) },
            .page(.post, door.path, .open, event, signIn),
            .page(.get, "\(door.path)/second-factor", .requires(.proveSecondFactor), .secondFactorAsked) {
                .page(SignInPages.secondFactor($0, door))
            },
            .page(.post, "\(door.path)/second-factor", .requires(.proveSecondFactor), event, proveSecondFactor),
            .page(.post, "\(base)/sign-out", .requires(.beSignedIn), .signedOut, signOut),
            .page(.get, "\(base)/password", .requires(.changeOwnPassword), .passwordFormShown) {
                .page(SignInPages.password($0, door))
            },
            .page(.post, "\(base)/password", .requires(.changeOwnPassword), .passwordChanged, changePassword),
        ] + SecondFactorRoutes(service: service, door: door).routes
    }

    /// Where somebody signed in must go before anything else; nil when nothing is due.
    public static func due(_ request: WebRequest, at door: SignInDoor) -> WebResponse? {
        if request.actor.may(.proveSecondFactor) { return .seeOther("\(door.path)/second-factor") }
        guard request.actor.may(.manageOwnSecondFactor) else { return .seeOther("/\(door.rawValue)/password") }
        return request.actor.may(.changeOwnPassword) ? nil : .seeOther("/\(door.rawValue)/second-factor")
    }

    @Sendable private func signIn(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let token = try await service.signIn(
                identifier: form["account"], password: form.verbatim("password"), door: door, by: request.exchange)
            return .seeOther(door.home).with("set-cookie", SessionCookie.setting(token))
        } refused: { error in
            SignInPages.signIn(request, door, error: error, account: form["account"])
        }
    }

    @Sendable private func proveSecondFactor(_ request: WebRequest) async throws -> WebResponse {
        guard let session = request.session else { throw Problem.signInNeeded }
        let form = try request.form()
        return try await request.answering {
            let token = try await service.proveSecondFactor(form["code"], session: session, by: request.exchange)
            return .seeOther(door.home).with("set-cookie", SessionCookie.setting(token))
        } refused: { error in
            SignInPages.secondFactor(request, door, error: error)
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
        return try await request.answering {
            let token = try await service.changePassword(
                of: session.accountIdentifier, current: form.verbatim("current-password"),
                new: form.verbatim("new-password"), again: form.verbatim("new-password-again"), by: request.exchange)
            return .seeOther(door.home).with("set-cookie", SessionCookie.setting(token))
        } refused: { error in
            SignInPages.password(request, door, error: error)
        }
    }
}
