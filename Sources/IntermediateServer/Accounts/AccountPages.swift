import AccessControl
import DesignSystem
import Foundation
import ServiceCalendar
import WebServer

/// The pages of an administrator's work on accounts.
enum AccountPages {
    static func list(
        _ site: String, _ request: WebRequest, accounts: [Account], now: Date,
        created: (identifier: String, password: String)? = nil, error: AccountError? = nil, form: FormBody? = nil
    ) -> Page {
        var blocks: [Block] = []
        if let error { blocks.append(SignInPages.failure(error)) }
        if let created {
            blocks.append(
                .notice(
                    Notice(
                        kind: .success, title: "アカウント「\(created.identifier)」を作成しました。",
                        body: "初期パスワードは \(created.password) です。この画面を閉じると二度と表示されません。本人だけに伝えてください。")))
        }
        if let initial = accounts.first(where: { $0.role == .initialAdministrator }) {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "初期セットアップ用アカウント「\(initial.identifier)」が残っています。",
                        body: "システム管理者を作成し、そのアカウントで初期パスワードを変更した後に削除してください。管理できる人がいなくなる削除は、できないようになっています。")))
        }
        blocks.append(.table(table(accounts, request)))
        blocks.append(.heading("アカウントを作成する"))
        blocks.append(
            .form(
                Form(
                    action: "/admin/accounts", submit: "作成する", token: request.session?.formToken,
                    fields: [
                        Field("account", label: "ユーザーID", value: form?["account"] ?? "", hint: "半角英数字とハイフン、3～32文字"),
                        Field("name", label: "氏名", value: form?["name"] ?? ""),
                        Field(
                            "role", label: "役割",
                            kind: .choice([
                                (Role.systemAdministrator.rawValue, Role.systemAdministrator.title),
                                (Role.clerk.rawValue, Role.clerk.title),
                            ]), value: form?["role"] ?? Role.clerk.rawValue),
                    ])))
        return Page(
            site: site, title: "アカウント管理", person: request.actor.name, signOut: signOut(request), blocks: blocks)
    }

    static func askBeforeDeleting(_ site: String, _ request: WebRequest, account: Account) -> Page {
        Page(
            site: site, title: "アカウントを削除しますか", person: request.actor.name, signOut: signOut(request),
            blocks: [
                .summary([
                    SummaryRow("ユーザーID", account.identifier), SummaryRow("氏名", account.name),
                    SummaryRow("役割", account.role.title),
                ]),
                .notice(
                    Notice(
                        kind: .warning, title: "削除は取り消せません。", body: "このアカウントのサインインは直ちに終了し、同じユーザーIDは再利用できません。")),
                .form(
                    Form(
                        action: "/admin/accounts/\(account.identifier)/deletion", submit: "削除する",
                        token: request.session?.formToken, fields: [], isDangerous: true)),
                .links([Link("削除せずに戻る", path: "/admin/accounts")]),
            ])
    }

    private static func table(_ accounts: [Account], _ request: WebRequest) -> Table {
        Table(
            caption: "登録されているアカウント", headers: ["ユーザーID", "氏名", "役割", "状態", "最終サインイン", "操作"],
            rows: accounts.map { account in
                [
                    .text(account.identifier), .text(account.name), .text(account.role.title), state(account),
                    .text(account.lastSignInAt.map(JapanTime.japanese) ?? "なし"),
                    account.identifier == request.session?.accountIdentifier
                        ? .text("（サインイン中）")
                        : .link(Link("削除", path: "/admin/accounts/\(account.identifier)/deletion")),
                ]
            })
    }

    private static func state(_ account: Account) -> Table.Cell {
        if account.lockedAt != nil { return .state("ロック中", .error) }
        return account.mustChangePassword ? .state("初期パスワード", .warning) : .state("利用中", .success)
    }

    static func signOut(_ request: WebRequest) -> FormAction? {
        request.session.map { FormAction(path: "/admin/sign-out", token: $0.formToken) }
    }
}
