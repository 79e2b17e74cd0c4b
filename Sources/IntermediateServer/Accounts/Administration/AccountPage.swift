import AccessControl
import DesignSystem
import Foundation
import ServiceCalendar
import WebServer

/// The page of one account, and the questions before what cannot be undone.
enum AccountPage {
    static func show(
        _ request: WebRequest, _ account: Account, _ book: AccountBook, form: AccountForm? = nil,
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        let path = "\(AccountPages.path)/\(account.identifier)"
        let token = request.session?.formToken
        var blocks: [Block] = [.summary(summary(account, book, now: request.now))]
        if account.isLocked(at: request.now) {
            blocks += [
                .notice(
                    Notice(
                        kind: .error, title: "パスワード又は確認コードを10回間違えたため、ロックされています。",
                        body: account.lockLapsesAt.map {
                            "ほかに解除できるシステム管理者がいないため、\(JapanTime.japanese($0)) に自動的に解除されます。"
                        } ?? "本人に心当たりがあるかを確かめてから解除してください。")),
                .form(Form(action: "\(path)/unlocking", submit: "ロックを解除する", token: token, fields: [])),
            ]
        }
        if account.role == .initialAdministrator {
            blocks.append(.text("初期セットアップ用アカウントの設定は変更できません。システム管理者の作成後に削除してください。"))
        } else {
            blocks += [
                .heading("設定"),
                .form(
                    Form(
                        action: path, submit: "変更する", token: token,
                        fields: AccountWords.settingFields(form ?? AccountForm(account), book, role: account.role))),
            ]
        }
        blocks += [.heading("操作")] + actions(account, path: path, token: token)
        return Page(
            request.frame, title: "アカウント「\(account.identifier)」", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    private static func summary(_ account: Account, _ book: AccountBook, now: Date) -> [SummaryRow] {
        let granted = book.permissions(of: account).compactMap(\.title).sorted()
        return [
            SummaryRow("氏名", account.name), SummaryRow("役割", account.role.title),
            SummaryRow("状態", AccountWords.standing(account, now: now).0),
            SummaryRow("できること", granted.isEmpty ? "なし" : granted.joined(separator: "、")),
            SummaryRow("行政区", AccountWords.districts(account, book)),
            SummaryRow("有効期限", account.validUntil.map { JapanTime.japanese(CalendarDay($0)) } ?? "なし"),
            SummaryRow("二要素認証", account.secondFactorSince == nil ? "未登録" : "登録済み"),
            SummaryRow("最終サインイン", account.lastSignInAt.map(JapanTime.japanese) ?? "なし"),
            SummaryRow("続けて間違えた回数", "\(account.failedAttempts)回"),
        ]
    }

    private static func actions(_ account: Account, path: String, token: String?) -> [Block] {
        var links = [Link("初期パスワードを発行し直す", path: "\(path)/password-reset", note: "本人がパスワードを忘れたとき")]
        if account.secondFactorSince != nil {
            links.append(Link("二要素認証を解除する", path: "\(path)/second-factor-reset", note: "本人が認証アプリと回復コードを失ったとき"))
        }
        links.append(
            account.suspendedAt == nil
                ? Link("利用を停止する", path: "\(path)/suspension", note: "後で再開できます。")
                : Link("利用を再開する", path: "\(path)/resumption"))
        links.append(Link("アカウントを削除する", path: "\(path)/deletion", note: "取り消せません。"))
        return [.links(links)]
    }

    /// One of the actions on an account, asked before it is done.
    struct Question: Sendable {
        let noun: String
        /// What follows the account's name.
        let title: String
        let submit: String
        let warning: String
        var isDangerous = true
    }

    static let questions = [
        Question(
            noun: "deletion", title: "を削除しますか", submit: "削除する",
            warning: "取り消せません。このアカウントのサインインは直ちに終了し、同じユーザーIDは再利用できません。"),
        Question(
            noun: "suspension", title: "の利用を停止しますか", submit: "停止する",
            warning: "このアカウントのサインインは直ちに終了します。停止は後で解除できます。"),
        Question(
            noun: "resumption", title: "の利用を再開しますか", submit: "再開する", warning: "このアカウントで再びサインインできるようになります。",
            isDangerous: false),
        Question(
            noun: "password-reset", title: "の初期パスワードを発行し直しますか", submit: "発行する",
            warning: "今のパスワードは使えなくなり、このアカウントのサインインは直ちに終了します。"),
        Question(
            noun: "second-factor-reset", title: "の二要素認証を解除しますか", submit: "解除する",
            warning: "本人であることを確かめてから解除してください。このアカウントのサインインは直ちに終了し、本人は認証アプリを登録し直します。"),
    ]

    static func ask(
        _ request: WebRequest, _ account: Account, _ question: Question, error: (any ProblemConvertible)? = nil
    ) -> Page {
        let path = "\(AccountPages.path)/\(account.identifier)"
        return Page(
            request.frame, title: "アカウント「\(account.identifier)」\(question.title)",
            errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .summary([
                    SummaryRow("ユーザーID", account.identifier), SummaryRow("氏名", account.name),
                    SummaryRow("役割", account.role.title),
                ]), .notice(Notice(kind: .warning, title: "実行すると、次のようになります。", body: question.warning)),
                .form(
                    Form(
                        action: "\(path)/\(question.noun)", submit: question.submit, token: request.session?.formToken,
                        fields: [], isDangerous: question.isDangerous)), .links([Link("実行せずに戻る", path: path)]),
            ])
    }
}
