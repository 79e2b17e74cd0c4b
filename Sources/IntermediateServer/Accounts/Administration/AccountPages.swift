import AccessControl
import DesignSystem
import Foundation
import ServiceCalendar
import WebServer

/// The list of accounts, and making one.
enum AccountPages {
    static let path = "/admin/accounts"

    static func list(_ request: WebRequest, _ book: AccountBook) -> Page {
        let accounts = book.accounts.values.filter { $0.deletedAt == nil }.sorted { $0.identifier < $1.identifier }
        var blocks: [Block] = []
        if let initial = accounts.first(where: { $0.role == .initialAdministrator }) {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "初期セットアップ用アカウント「\(initial.identifier)」が残っています。",
                        body: "システム管理者を作成し、そのアカウントで初期パスワードを変更した後に削除してください。管理できる人がいなくなる削除は、できないようになっています。")))
        }
        blocks += [
            .links([
                Link("アカウントを作成する", path: "\(path)/new"),
                Link("CSVファイルで出力・取込み", path: "\(path)/transfer", note: "多数のアカウントをまとめて作成・変更します。反映の前に差分を確認できます。"),
            ]), .table(table(accounts, book, now: request.now)), .heading("設定"),
            .links([
                Link("権限パターン", path: "/admin/patterns", note: "誰に何をさせるかの組合せ（\(book.patterns.count)件）"),
                Link("行政区", path: "/admin/districts", note: "業務担当者が参照できる範囲（\(book.districts.count)件）"),
                Link("アカウントの方針", path: "/admin/policy", note: "二要素認証、パスワードの有効日数"),
            ]),
        ]
        return Page(request.frame, title: "アカウント管理", blocks: blocks)
    }

    private static func table(_ accounts: [Account], _ book: AccountBook, now: Date) -> Table {
        Table(
            caption: "登録されているアカウント", headers: ["ユーザーID", "氏名", "役割", "権限パターン", "行政区", "状態", "最終サインイン"],
            rows: accounts.map { account in
                [
                    .link(Link(account.identifier, path: "\(path)/\(account.identifier)")), .text(account.name),
                    .text(account.role.title), .text(AccountWords.pattern(account, book)),
                    .text(AccountWords.districts(account, book)), AccountWords.state(account, now: now),
                    .text(account.lastSignInAt.map(JapanTime.japanese) ?? "なし"),
                ]
            })
    }

    static func new(
        _ request: WebRequest, _ book: AccountBook, form: AccountForm = AccountForm(),
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(
            request.frame, title: "アカウントの作成", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("作成すると初期パスワードが一度だけ表示されます。本人は最初のサインインで変更します。"),
                .form(
                    Form(
                        action: path, submit: "作成する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "account", label: "ユーザーID", value: form.identifier,
                                hint: "半角英数字とハイフン、3～32文字。後から変更できません。"),
                            Field(
                                "role", label: "役割",
                                kind: .choice([
                                    .init(Role.systemAdministrator.rawValue, Role.systemAdministrator.title),
                                    .init(Role.clerk.rawValue, Role.clerk.title),
                                ]), value: form.role),
                        ] + AccountWords.settingFields(form, book, role: nil))),
                .links([Link("作成せずに戻る", path: path)]),
            ])
    }

    static func password(
        _ request: WebRequest, title: String, account identifier: String, password: String
    ) -> Page {
        Page(
            request.frame, title: title,
            blocks: [
                .notice(
                    Notice(
                        kind: .warning, title: "初期パスワードを控えてください。この画面を閉じると二度と表示されません。",
                        body: "本人だけに伝えてください。本人が最初にサインインしたときに、変更を求めます。")),
                .summary([SummaryRow("ユーザーID", identifier), SummaryRow("初期パスワード", password, isCode: true)]),
                .links([Link("アカウント管理へ戻る", path: path), Link("続けて作成する", path: "\(path)/new")]),
            ])
    }
}
