import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import WebServer

/// An administrator's work on accounts (§2.7).
public struct AccountRoutes: Sendable {
    let service: AccountService

    /// Serves one server's accounts.
    public init(service: AccountService) {
        self.service = service
    }

    /// Accounts, and what they refer to.
    public var routes: [Route] {
        let path = AccountPages.path
        return [
            .page(.get, path, .requires(.manageAccounts), .accountsListed, list),
            .page(.get, "\(path)/new", .requires(.manageAccounts), .accountsListed, new),
            .page(.post, path, .requires(.manageAccounts), .accountCreated, create),
            .page(.get, "\(path)/{id}", .requires(.manageAccounts), .accountsListed, show),
            .page(.post, "\(path)/{id}", .requires(.manageAccounts), .accountChanged, set),
            .page(.post, "\(path)/{id}/unlocking", .requires(.manageAccounts), .accountUnlocked, unlock),
            .page(.post, "\(path)/{id}/password-reset", .requires(.manageAccounts), .passwordReset, resetPassword),
            action("suspension", .accountSuspended) { service, id, exchange in
                try await service.change(by: exchange, subject: id) { book throws(AccountError) in
                    try book.suspend(id, at: exchange.now)
                }
            },
            action("resumption", .accountResumed) { service, id, exchange in
                try await service.change(by: exchange, subject: id) { book throws(AccountError) in
                    try book.resume(id)
                }
            },
            action("second-factor-reset", .secondFactorReset) { service, id, exchange in
                try await service.resetSecondFactor(of: id, by: exchange)
            },
            action("deletion", .accountDeleted, back: path) { service, id, exchange in
                try await service.delete(id, by: exchange)
            },
        ]
            + AccountPage.questions.map { question in
                .page(.get, "\(path)/{id}/\(question.noun)", .requires(.manageAccounts), .accountsListed) { request in
                    .page(AccountPage.ask(request, try await account(request).0, question))
                }
            } + TransferRoutes(service: service).routes + PatternRoutes(service: service).routes
            + DistrictRoutes(service: service).routes + PolicyRoutes(service: service).routes
    }

    private func account(_ request: WebRequest) async throws -> (Account, AccountBook) {
        let book = try await service.book()
        return (try book.standing(try request.parameter("id")), book)
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        .page(AccountPages.list(request, try await service.book()))
    }

    @Sendable private func new(_ request: WebRequest) async throws -> WebResponse {
        .page(AccountPages.new(request, try await service.book()))
    }

    @Sendable private func create(_ request: WebRequest) async throws -> WebResponse {
        let form = AccountForm(try request.form())
        return try await request.answering {
            let password = try await service.create(form, by: request.exchange)
            return .page(
                AccountPages.password(
                    request, title: "アカウント「\(form.identifier)」を作成しました", account: form.identifier, password: password),
                status: 201
            ).with("kakehashi-initial-password", password)
        } refused: { error in
            AccountPages.new(request, try await service.book(), form: form, error: error)
        }
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let (account, book) = try await account(request)
        return .page(AccountPage.show(request, account, book))
    }

    @Sendable private func set(_ request: WebRequest) async throws -> WebResponse {
        let form = AccountForm(try request.form())
        let identifier = try request.parameter("id")
        return try await request.answering {
            try await service.set(form, of: identifier, by: request.exchange)
            return .seeOther("\(AccountPages.path)/\(identifier)")
        } refused: { error in
            let (account, book) = try await account(request)
            return AccountPage.show(request, account, book, form: form, error: error)
        }
    }

    @Sendable private func unlock(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try request.parameter("id")
        try await service.change(by: request.exchange, subject: identifier) { book throws(AccountError) in
            try book.unlock(identifier)
        }
        return .seeOther("\(AccountPages.path)/\(identifier)")
    }

    @Sendable private func resetPassword(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try request.parameter("id")
        return try await request.answering {
            let password = try await service.resetPassword(of: identifier, by: request.exchange)
            return .page(
                AccountPages.password(
                    request, title: "「\(identifier)」の初期パスワードを発行しました", account: identifier, password: password)
            ).with("kakehashi-initial-password", password)
        } refused: { error in
            try await refusal(request, "password-reset", error)
        }
    }

    /// An action that was asked for on a page of its own; refused there too.
    private func action(
        _ noun: String, _ event: AuditEvent, back: String? = nil,
        _ work: @escaping @Sendable (AccountService, String, Exchange) async throws -> Void
    ) -> Route {
        .page(.post, "\(AccountPages.path)/{id}/\(noun)", .requires(.manageAccounts), event) { request in
            let identifier = try request.parameter("id")
            return try await request.answering {
                try await work(service, identifier, request.exchange)
                return .seeOther(back ?? "\(AccountPages.path)/\(identifier)")
            } refused: { error in
                try await refusal(request, noun, error)
            }
        }
    }

    private func refusal(_ request: WebRequest, _ noun: String, _ error: any ProblemConvertible) async throws -> Page {
        guard let question = AccountPage.questions.first(where: { $0.noun == noun }) else { throw Problem.notFound }
        return AccountPage.ask(request, try await account(request).0, question, error: error)
    }
}
