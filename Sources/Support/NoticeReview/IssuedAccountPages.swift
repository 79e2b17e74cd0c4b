import DesignSystem
import HTTPTypes
import Identifiers
import ServiceCalendar
import WebServer

/// The accounts that the platform gave an organisation, and their first passwords when they were lost.
enum IssuedAccountPages {
    static func path(_ organisation: Organisation, _ account: NoticeReviewPlatform.HeldAccount) -> String {
        "\(NoticeReview.path)/\(organisation.code.text)/accounts/\(account.realm)/\(account.account)"
    }

    static func list(_ organisation: Organisation, _ accounts: [NoticeReviewPlatform.HeldAccount]) -> [Block] {
        [
            .heading("発行したアカウント"),
            .table(
                Table(
                    caption: "発行したアカウント", headers: ["サインイン先", "ユーザーID", "最後のサインイン", "初期パスワード"],
                    rows: accounts.map { account in
                        [
                            .text(account.place), .text(account.account),
                            account.lastSignInAt.map { .text(JapanTime.japanese($0)) } ?? .state("未使用", .warning),
                            .link(
                                Link("\(account.account)のパスワードを再発行する", path: path(organisation, account))),
                        ]
                    }, empty: "発行したアカウントはありません。")),
        ]
    }

    static func confirmation(
        _ request: WebRequest, _ organisation: Organisation, _ account: NoticeReviewPlatform.HeldAccount
    ) -> Page {
        Page(
            request.frame, title: "\(organisation.name)の初期パスワードの再発行",
            blocks: [
                .notice(
                    Notice(
                        kind: .warning, title: "今のパスワードは使えなくなります。",
                        body: "サインイン中の画面はサインアウトされ、ロックは解除されます。電話などで本人であることを確認してから再発行してください。")),
                .summary([
                    SummaryRow("サインイン先", account.place), SummaryRow("ユーザーID", account.account),
                    SummaryRow("氏名", account.name),
                    SummaryRow("最後のサインイン", account.lastSignInAt.map { JapanTime.japanese($0) } ?? "未使用"),
                ]),
                .form(
                    Form(
                        action: path(organisation, account), submit: "再発行する", token: nil, fields: [], isDangerous: true)
                ),
                .links([Link("再発行せずに戻る", path: "\(NoticeReview.path)/\(organisation.code.text)")]),
            ])
    }

    static func reissued(
        _ request: WebRequest, _ organisation: Organisation, _ account: NoticeReviewPlatform.IssuedAccount
    ) -> Page {
        Page(
            request.frame, title: "\(organisation.name)の初期パスワードを再発行しました",
            blocks: NoticeReviewPages.accounts([account]) + [
                .links([Link("利用開始連絡へ戻る", path: "\(NoticeReview.path)/\(organisation.code.text)")])
            ])
    }
}
