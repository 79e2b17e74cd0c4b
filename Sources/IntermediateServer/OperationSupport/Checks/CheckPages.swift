import DesignSystem
import Identifiers
import OrganisationProtocol
import ReplicaRegistration
import ServiceCalendar
import WebServer

/// The page of what is missing, stale or inconsistent.
enum CheckPages {
    static let path = "/operation-support/checks"
    /// Yearly tax data are renewed every year: a little more is stale [O].
    static let days = 400

    static func page(
        _ request: WebRequest, typed: String, _ findings: ReplicaFindings, error: (any ProblemConvertible)? = nil
    ) -> Page {
        var blocks: [Block] = [summary(findings), .heading("不足")]
        if let without = findings.withoutReplica {
            blocks.append(
                table(
                    "副本が1件もない統合宛名番号", without.count, shown: without.first.count, ["統合宛名番号"],
                    without.first.map { [.text($0.text)] }, "副本のない統合宛名番号はありません。"))
        }
        blocks.append(
            table(
                "副本が1件もない特定個人情報名コード（適用中の配信マスターによる）", Int64(findings.itemsWithoutReplica.count),
                shown: findings.itemsWithoutReplica.count, ["特定個人情報名コード"],
                findings.itemsWithoutReplica.map { [.code($0.text)] }, "すべての種類に副本があります。"))
        blocks += [.heading("古いデータ"), staleForm(typed)]
        blocks.append(
            table(
                "新しい登録がない副本", Int64(findings.stale.count), shown: findings.stale.count,
                ["既存システム", "特定個人情報名コード", "件数", "最終登録日時"],
                findings.stale.map {
                    [
                        .text($0.system), .code($0.itemCode), .text("\($0.count)件"),
                        .text(JapanTime.japanese($0.lastRegisteredAt)),
                    ]
                }, "古い副本はありません。"))
        blocks += [.heading("不整合"), orphans(findings), overlaps(findings)]
        if findings.isOverlapSearchCut {
            blocks.append(.text("公開期間の重なりは、統合宛名番号の小さい順に一部だけを調べています。表示されたものを解消してから、もう一度確認してください。"))
        }
        blocks.append(.links([Link("副本データの確認へ戻る", path: "/operation-support/")]))
        return Page(
            request.frame, title: "副本の不足・古いデータ・不整合", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func summary(_ findings: ReplicaFindings) -> Block {
        let inconsistent = findings.withoutNumber.count + Int64(findings.overlaps.count)
        return .notice(
            inconsistent == 0
                ? Notice(kind: .success, title: "不整合は見つかりませんでした。", body: "不足と古いデータは、業務に照らして確認してください。")
                : Notice(
                    kind: .warning, title: "不整合が\(inconsistent)件あります。", body: "既存システムの担当者に連絡し、公開終了日の設定か再登録で解消してください。"))
    }

    private static func staleForm(_ typed: String) -> Block {
        .form(
            Form(
                action: path, submit: "この日数で表示する", token: nil,
                fields: [
                    Field(
                        "days", label: "新しい登録がない日数", kind: .digits, value: typed,
                        hint: "最後の登録からこの日数を過ぎた種類を表示します。")
                ], isQuery: true))
    }

    private static func orphans(_ findings: ReplicaFindings) -> Block {
        let found = findings.withoutNumber
        return table(
            "登録されていない統合宛名番号の副本", found.count, shown: found.first.count,
            ["レコード識別番号", "統合宛名番号", "既存システム", "特定個人情報名コード"],
            found.first.map {
                [
                    .code($0.record.recordIdentifier.text), .text($0.record.atenaNumber.text), .text($0.system),
                    .code($0.record.itemCode.text),
                ]
            }, "ありません。")
    }

    private static func overlaps(_ findings: ReplicaFindings) -> Block {
        table(
            "公開期間が重なる副本（同じデータセットレコードキー）", Int64(findings.overlaps.count), shown: findings.overlaps.count,
            ["統合宛名番号", "特定個人情報名コード", "レコード識別番号"],
            findings.overlaps.map {
                [
                    .text($0.atenaNumber.text), .code($0.itemCode.text),
                    .text($0.identifiers.map(\.text).joined(separator: "、")),
                ]
            }, "ありません。")
    }

    private static func table(
        _ title: String, _ count: Int64, shown: Int, _ headers: [String], _ rows: [[Table.Cell]], _ empty: String
    ) -> Block {
        let caption = count > Int64(shown) ? "\(title)（\(count)件のうち最初の\(shown)件）" : "\(title)（\(count)件）"
        return .table(Table(caption: caption, headers: headers, rows: rows, empty: empty))
    }
}
