import AccessControl
import Accounts
import AuditLog
import HTTPTypes
import Masters
import ServerCertificates
import WebServer

/// The first page of each door: what is to be done next.
struct HomeRoutes: Sendable {
    let accounts: AccountService
    let certificates: CertificateService
    let masters: MasterService
    let addresses: TenantAddresses
    let usesBasicFour: Bool

    var routes: [Route] {
        [
            .page(.get, "/", .open, .homeShown) { request in
                let isAdministrators = addresses.serves(
                    authority: request.authority, path: SignInDoor.administrator.home)
                return .seeOther((isAdministrators ? SignInDoor.administrator : .clerk).home)
            },
            .page(.get, SignInDoor.administrator.home, .requires(.beSignedIn), .homeShown, administrator),
            .page(.get, SignInDoor.clerk.home, .requires(.beSignedIn), .homeShown, clerk),
        ]
    }

    @Sendable private func administrator(_ request: WebRequest) async throws -> WebResponse {
        if let due = SignInRoutes.due(request, at: .administrator) { return due }
        guard request.actor.may(.readAdministratorHome) else { throw Problem.forbidden }
        let all = try await accounts.accounts()
        return .page(
            HomePages.administrator(
                request, accounts: all, standings: try await certificates.standings(),
                master: try await masters.currentVersion()))
    }

    @Sendable private func clerk(_ request: WebRequest) async throws -> WebResponse {
        if let due = SignInRoutes.due(request, at: .clerk) { return due }
        guard request.actor.may(.readClerkHome) else { throw Problem.forbidden }
        let own = try await accounts.accounts().first { $0.identifier == request.session?.accountIdentifier }
        return .page(HomePages.clerk(request, own: own, usesBasicFour: usesBasicFour))
    }
}
