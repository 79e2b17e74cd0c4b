import AccessControl
import Accounts
import DesignSystem
import Foundation
import ServerCertificates
import ServiceCalendar
import WebServer

/// The first pages.
enum HomePages {
    static func administrator(
        _ request: WebRequest, accounts: [Account], standings: [CertificateStanding], master: String?
    ) -> Page {
        let own = accounts.first { $0.identifier == request.session?.accountIdentifier }
        var steps: [Step] = []
        if request.actor.may(.manageAccounts) { steps.append(accountStep(accounts)) }
        if request.actor.may(.manageCertificates) {
            steps += standings.map { step($0, now: request.now) }
        }
        var blocks: [Block] = [.notice(next(steps)), lastSignIn(own), .heading("環境設定の状況"), .steps(steps)]
        blocks.append(.summary([SummaryRow("適用中の配信マスター", master ?? "なし")]))
        return Page(request.frame, title: "システム管理者のトップ", blocks: blocks)
    }

    static func clerk(_ request: WebRequest, own: Account?, usesBasicFour: Bool) -> Page {
        var links: [Link] = []
        if request.actor.may(.readReplicas) {
            links.append(Link("運用支援ツール", path: "/operation-support/", note: "登録されている副本データを確認します。"))
        }
        if usesBasicFour, request.actor.may(.readBasicFour) {
            links.append(Link("基本4情報の表示", path: "/clerk/basic-four", note: "団体内統合宛名システムから取得して表示します。"))
        }
        if request.actor.may(.readDisclosureRecords) {
            links.append(
                Link("情報提供等記録", path: "/clerk/records", note: "情報照会と情報提供の記録を検索し、利用状況を確認します。"))
        }
        return Page(
            request.frame, title: "業務担当者のトップ",
            blocks: [
                lastSignIn(own), .heading("できること"),
                links.isEmpty
                    ? .notice(
                        Notice(kind: .warning, title: "使用できる機能がありません。", body: "システム管理者に、権限パターンの設定を依頼してください。"))
                    : .links(links),
            ])
    }

    /// What to do next, said first.
    private static func next(_ steps: [Step]) -> Notice {
        guard let open = steps.first(where: { $0.kind == .warning }) else {
            let waiting = steps.first { $0.kind == .information }
            return Notice(
                kind: .success, title: "現在行う作業はありません。",
                body: waiting.map { "「\($0.title)」は\($0.state)です。\($0.note)" } ?? "環境設定は完了しています。")
        }
        return Notice(kind: .information, title: "次に行う作業：\(open.title)", body: open.note)
    }

    /// So that a person sees whether it was they who signed in last.
    private static func lastSignIn(_ own: Account?) -> Block {
        .summary([
            SummaryRow("前回のサインイン", own?.previousSignInAt.map(JapanTime.japanese) ?? "なし（今回が初めてです）")
        ])
    }

    private static func accountStep(_ accounts: [Account]) -> Step {
        let title = "各種アカウントの作成と初期アカウントの削除"
        let isDone = !accounts.contains { $0.role == .initialAdministrator }
        return Step(
            title: title, state: isDone ? "完了" : "作業中", kind: isDone ? .success : .warning,
            note: isDone ? "" : "システム管理者と業務担当者を作成し、初期アカウントを削除してください。", path: "/admin/accounts")
    }

    private static func step(_ standing: CertificateStanding, now: Date) -> Step {
        let title = "\(standing.kind.title)のインストール"
        let path = "/admin/certificates/\(standing.kind.rawValue)"
        func step(_ state: String, _ kind: Notice.Kind, _ note: String) -> Step {
            Step(title: title, state: state, kind: kind, note: note, path: path)
        }
        if standing.failed != nil {
            return step("有効化に失敗", .warning, "定期再起動で有効にできませんでした。理由を確認し、正しい証明書をインストールしてください。")
        }
        if let days = standing.noticeDue(at: now) {
            return step("要更新", .warning, "有効期限まで\(days)日以内です。新しい証明書の発行を受け、インストールしてください。")
        }
        if let waiting = standing.waiting {
            let restart = JapanTime.japanese(WeeklyRestart.source.nextStart(after: max(now, waiting.installedAt)))
            return step("定期再起動待ち", .information, "次の定期再起動（\(restart)）の後に有効になります。")
        }
        guard let effective = standing.effective else { return step("未実施", .warning, "「証明書管理」で行います。") }
        return step("完了", .success, "有効期限 \(JapanTime.japanese(effective.notAfter))")
    }
}
