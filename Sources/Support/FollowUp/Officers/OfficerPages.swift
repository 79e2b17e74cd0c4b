import AccessControl
import Accounts
import DesignSystem
import WebServer

/// The officers' accounts.
enum OfficerPages {
    /// What stands for the state where a prefecture is asked for.
    static let state = "state"

    static func list(
        _ request: WebRequest, _ accounts: [Account], _ prefectures: [(number: String, name: String)], form: FormBody?,
        error: (any ProblemConvertible)?
    ) -> Page {
        let names = Dictionary(prefectures.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
        let token = request.session?.formToken ?? ""
        return Page(
            request.frame, title: "都道府県・国の担当者", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("取りまとめサイトにサインインする担当者です。都道府県の担当者には、その都道府県の市区町村、一部事務組合、広域連合だけが表示されます。"),
                .table(
                    Table(
                        caption: "発行済みのアカウント", headers: ["ユーザーID", "氏名", "範囲", "操作"],
                        rows: accounts.map { account in
                            [
                                .text(account.identifier), .text(account.name),
                                .text(
                                    account.role == .stateOfficer
                                        ? "国（全団体）"
                                        : names[String(account.organisation.prefix(2))] ?? account.organisation),
                                .button(
                                    title: "「\(account.identifier)」を終了する",
                                    action: FormAction(
                                        path: "\(OfficerRoutes.path)/\(account.identifier)/withdrawal", token: token)),
                            ]
                        }, empty: "発行済みのアカウントはありません。")), .heading("アカウントを発行する"),
                .form(
                    Form(
                        action: OfficerRoutes.path, submit: "発行する", token: request.session?.formToken,
                        fields: [
                            Field("account", label: "ユーザーID", value: form?["account"] ?? ""),
                            Field("name", label: "氏名", value: form?["name"] ?? ""),
                            Field(
                                "prefecture", label: "担当する範囲",
                                kind: .list(
                                    [.init(Self.state, "国（内閣官房・総務省、全団体の閲覧）")]
                                        + prefectures.map { .init($0.number, $0.name) }),
                                value: form?["prefecture"] ?? ""),
                        ])),
            ])
    }

    static func issued(_ request: WebRequest, _ account: Account, password: String) -> Page {
        Page(
            request.frame, title: "アカウントを発行しました",
            blocks: [
                .notice(
                    Notice(
                        kind: .success, title: "「\(account.identifier)」を発行しました。",
                        body: "初期パスワードはこの画面にだけ表示されます。本人に安全な方法で通知してください。最初のサインインで変更されます。")),
                .summary([
                    SummaryRow("ユーザーID", account.identifier, isCode: true),
                    SummaryRow("初期パスワード", password, isCode: true),
                ]), .links([Link("担当者の一覧に戻る", path: OfficerRoutes.path)]),
            ])
    }
}
