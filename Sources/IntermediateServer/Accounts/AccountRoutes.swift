import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import WebServer

/// An administrator's work on accounts (§2.7).
public struct AccountRoutes: Sendable {
    let service: AccountService
    let site: String

    /// Serves one server's accounts.
    public init(service: AccountService, site: String) {
        self.service = service
        self.site = site
    }

    /// List, create, ask before deleting, delete.
    public var routes: [Route] {
        [
            .page(.get, "/admin/accounts", .requires(.manageAccounts), .accountsListed, list),
            .page(.post, "/admin/accounts", .requires(.manageAccounts), .accountCreated, create),
            .page(
                .get, "/admin/accounts/{id}/deletion", .requires(.manageAccounts), .accountsListed, askBeforeDeleting),
            .page(.post, "/admin/accounts/{id}/deletion", .requires(.manageAccounts), .accountDeleted, delete),
        ]
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        .page(AccountPages.list(site, request, accounts: try await service.accounts(), now: request.now))
    }

    @Sendable private func create(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        do {
            let password = try await service.create(
                identifier: form["account"], name: form["name"], role: form["role"], by: request.exchange)
            let accounts = try await service.accounts()
            return .page(
                AccountPages.list(
                    site, request, accounts: accounts, now: request.now, created: (form["account"], password)),
                status: 201
            ).with("kakehashi-initial-password", password)
        } catch let error as AccountError {
            let accounts = try await service.accounts()
            return .page(
                AccountPages.list(site, request, accounts: accounts, now: request.now, error: error, form: form),
                status: error.problem.status)
        }
    }

    @Sendable private func askBeforeDeleting(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try request.parameter("id")
        guard let account = try await service.accounts().first(where: { $0.identifier == identifier }) else {
            throw AccountError.notFound
        }
        return .page(AccountPages.askBeforeDeleting(site, request, account: account))
    }

    @Sendable private func delete(_ request: WebRequest) async throws -> WebResponse {
        guard let session = request.session else { throw Problem.signInNeeded }
        try await service.delete(
            try request.parameter("id"), by: request.exchange, administrator: session.accountIdentifier)
        return .seeOther("/admin/accounts")
    }
}
