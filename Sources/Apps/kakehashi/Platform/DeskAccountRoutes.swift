import AccessControl
import Accounts
import AuditLog
import DesignSystem
import Desk
import Foundation
import HTTPTypes
import Storage
import WebServer

extension AuditEvent {
    static let deskAccountIssued = AuditEvent("desk-account.issued", "The operator made an account for ヘルプデスク.")
    static let deskAccountEnded = AuditEvent("desk-account.ended", "The operator took an account of ヘルプデスク away.")
    static let deskAccountsShown = AuditEvent("desk-accounts.shown", "The operator looked at ヘルプデスク's accounts.")
}

/// The operator's hand for the accounts of ヘルプデスク.
struct DeskAccountRoutes: Sendable {
    let store: any DataStore
    let accounts: AccountService

    private static let path = "/operator/desk-accounts"
    private static let roles: Set<Role> = [.deskClerk, .deskSupervisor]

    var routes: [Route] {
        [
            .page(.get, Self.path, .requires(.operatePlatform), .deskAccountsShown) { .page(try await page($0)) },
            .page(.post, Self.path, .requires(.operatePlatform), .deskAccountIssued, issue),
            .page(.get, "\(Self.path)/{account}/ending", .requires(.operatePlatform), .deskAccountsShown, askEnding),
            .page(.post, "\(Self.path)/{account}/ending", .requires(.operatePlatform), .deskAccountEnded, end),
            .machine(.post, "/operator/desk-account-orders", .requires(.operatePlatform), .deskAccountIssued, order),
        ]
    }

    private func page(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let all = try await store.read { tx in try accounts.seated(Self.roles, in: tx) }
        let sent = error == nil ? nil : try? request.form()
        return Page(
            request.frame, title: "ヘルプデスクのアカウント", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .table(
                    Table(
                        caption: "使用中のアカウント", headers: ["ユーザーID", "氏名", "役割", "操作"],
                        rows: all.map { account in
                            [
                                .text(account.identifier), .text(account.name), .text(account.role.title),
                                .link(
                                    Link(
                                        "\(account.identifier) を終了する", path: "\(Self.path)/\(account.identifier)/ending"
                                    )),
                            ]
                        })), .heading("アカウントを発行する"),
                .form(
                    Form(
                        action: Self.path, submit: "発行する", token: nil,
                        fields: [
                            Field(
                                "account", label: "ユーザーID", value: sent?["account"] ?? "", hint: "半角英数字とハイフン、3～32文字。"),
                            Field("name", label: "氏名", value: sent?["name"] ?? ""),
                            Field(
                                "role", label: "役割",
                                kind: .choice([
                                    .init(Role.deskClerk.rawValue, Role.deskClerk.title),
                                    .init(Role.deskSupervisor.rawValue, Role.deskSupervisor.title),
                                ]), value: sent?["role"] ?? Role.deskClerk.rawValue),
                        ])),
            ])
    }

    /// Makes the account in one transaction with its record; answers the first password.
    private func issue(_ identifier: String, _ name: String, _ role: Role?, by exchange: Exchange) async throws
        -> String
    {
        guard let role, Self.roles.contains(role) else {
            throw Problem(
                status: 422, code: "desk-account.role", title: "役割が選択されていません。", detail: "担当者又は監督者を選択してください。",
                field: "role")
        }
        let prepared = try PreparedAccount(identifier: identifier, name: name, role: role, organisation: "", bureau: "")
        try await store.write { tx in
            guard try !accounts.seated(Self.roles, in: tx).contains(where: { $0.identifier == identifier }) else {
                throw Problem(
                    status: 409, code: "desk-account.taken", title: "このユーザーIDは使用中です。", detail: "別のユーザーIDにしてください。",
                    field: "account")
            }
            try accounts.seat(prepared, by: exchange, in: tx)
            try exchange.record(subject: identifier, in: tx)
        }
        return prepared.password
    }

    @Sendable private func issue(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let password = try await issue(
                form["account"], form["name"], Role(rawValue: form["role"]), by: request.exchange)
            return .page(
                Page(
                    request.frame, title: "\(form["account"]) を発行しました",
                    blocks: [
                        .notice(Notice(kind: .warning, title: "初期パスワードは、この画面にだけ表示されます。", body: "本人に伝えてください。")),
                        .summary([
                            SummaryRow("ユーザーID", form["account"], isCode: true),
                            SummaryRow("初期パスワード", password, isCode: true),
                        ]), .links([Link("ヘルプデスクのアカウントへ戻る", path: Self.path)]),
                    ]), status: 201)
        } refused: { error in
            try await page(request, error: error)
        }
    }

    @Sendable private func askEnding(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try request.parameter("account")
        let all = try await store.read { tx in try accounts.seated(Self.roles, in: tx) }
        guard let known = all.first(where: { $0.identifier == identifier }) else { throw Problem.notFound }
        return .page(
            Page(
                request.frame, title: "\(identifier) の終了",
                blocks: [
                    .text("\(known.name)さんは、すぐにサインアウトされ、サインインできなくなります。担当している問合せは、先に引き継いでください。"),
                    .form(
                        Form(
                            action: "\(Self.path)/\(identifier)/ending", submit: "終了する", token: nil, fields: [],
                            isDangerous: true)),
                ]))
    }

    @Sendable private func end(_ request: WebRequest) async throws -> WebResponse {
        let identifier = try request.parameter("account")
        let exchange = request.exchange
        try await store.write { tx in
            try accounts.unseat(identifier, by: exchange, in: tx)
            try exchange.record(subject: identifier, in: tx)
        }
        return .seeOther(Self.path)
    }

    @Sendable private func order(_ request: WebRequest) async throws -> WebResponse {
        let asked = try request.json(OperatorMessages.AddDeskAccount.self)
        let password = try await issue(
            asked.account, asked.name, Role(rawValue: asked.role), by: request.exchange)
        return try .json(
            OperatorMessages.IssuedAccount(realm: DeskRoutes.realm, account: asked.account, password: password),
            status: 201)
    }
}
