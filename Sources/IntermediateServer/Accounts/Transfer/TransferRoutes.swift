import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import WebServer

/// An administrator's work on many accounts at once.
struct TransferRoutes: Sendable {
    let service: AccountService

    static let path = "/admin/accounts/transfer"

    var routes: [Route] {
        let path = Self.path
        return [
            .page(.get, path, .requires(.manageAccounts), .accountsListed) { .page(TransferPages.ask($0)) },
            .page(.get, "\(path)/accounts.csv", .requires(.manageAccounts), .accountsExported) { _ in
                .file(AccountTable.csv(try await service.book()), type: "text/csv; charset=utf-8", name: "accounts.csv")
            },
            .page(.post, "\(path)/preview", .requires(.manageAccounts), .importPreviewed, preview),
            .page(.post, path, .requires(.manageAccounts), .accountsImported, apply),
        ]
    }

    @Sendable private func preview(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let csv = try AccountTable.text(try form.file("accounts", title: "CSVファイル"))
            return .page(TransferPages.preview(request, try await service.plan(csv, by: request.exchange), csv: csv))
        } refused: { error in
            TransferPages.ask(request, error: error)
        }
    }

    @Sendable private func apply(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let csv = form.verbatim("accounts")
        return try await request.answering {
            let created = try await service.apply(csv, shown: form["digest"], by: request.exchange)
            return .page(TransferPages.applied(request, created: created))
        } refused: { error in
            guard let plan = try? await service.plan(csv, by: request.exchange) else {
                return TransferPages.ask(request, error: error)
            }
            return TransferPages.preview(request, plan, csv: csv, error: error)
        }
    }
}
