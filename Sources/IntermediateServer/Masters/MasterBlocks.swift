import AccessControl
import DesignSystem
import ServiceCalendar

/// The parts that the pages of masters share.
enum MasterBlocks {
    /// The most changed rows that a page lists of one table.
    static let most = 100

    /// What is known of one version.
    static func summary(_ applied: AppliedMaster<some MasterDocument>) -> Block {
        let line = applied.line
        return .summary(
            [SummaryRow("番号", "第\(line.number)版")] + rows(applied.master, sha256: line.sha256) + [
                SummaryRow("適用日時", JapanTime.japanese(line.appliedAt)),
                SummaryRow("適用者", ActorWords.shown(line.appliedBy)),
                SummaryRow("経緯", line.origin),
            ])
    }

    /// What a file says of itself.
    static func rows<Document: MasterDocument>(_ master: Document, sha256: String?) -> [SummaryRow] {
        [
            SummaryRow("種類", Document.form.title), SummaryRow("版", master.version),
            SummaryRow("区分", master.kindTitle),
            SummaryRow("有効開始日", CalendarDay(master.validFrom).map(JapanTime.japanese) ?? master.validFrom),
            SummaryRow("SHA-256", sha256 ?? "記録なし"),
        ]
    }

    /// All versions, the one in force on top.
    static func history(_ form: MasterForm, _ history: [MasterLine], detail: (Int64) -> String) -> Block {
        .table(
            Table(
                caption: "\(form.title)の適用の履歴（上が現在）",
                headers: ["番号", "版", "区分", "件数", "適用日時", "適用者", "経緯", "詳細"],
                rows: history.map { line in
                    [
                        .text("第\(line.number)版"), .text(line.version), .text(kind(line.kind)), .text(line.summary),
                        .text(JapanTime.japanese(line.appliedAt)), .text(ActorWords.shown(line.appliedBy)),
                        .text(line.origin),
                        .link(Link("内容", path: detail(line.number))),
                    ]
                }, empty: "未適用です。"))
    }

    /// 区分 of a line; the 独自マスター has none.
    private static func kind(_ name: String) -> String {
        DistributedMaster.Kind(rawValue: name)?.title ?? "独自"
    }

    /// The counts of each table, then the changed rows of each.
    static func difference(_ difference: MasterDifference) -> [Block] {
        let counts = Table(
            caption: "差分の件数", headers: ["表", "追加", "変更", "削除", "変更なし"],
            rows: difference.lists.map { list in
                [.text(list.title)] + MasterDifference.Line.Kind.allCases.map { .text("\(list.count($0))件") }
                    + [.text("\(list.unchanged)件")]
            })
        let same: [Block] = difference.isEmpty ? [.text("表の内容に違いはありません。")] : []
        return [.table(counts)] + same + difference.lists.filter { !$0.lines.isEmpty }.map(changes)
    }

    private static func changes(_ list: MasterDifference.Changes) -> Block {
        let rest = list.lines.count > most ? "（先頭の\(most)件。ほか \(list.lines.count - most)件）" : ""
        return .table(
            Table(
                caption: "\(list.title)の差分\(rest)", headers: ["差分", "コード", "変更前", "変更後"],
                rows: list.lines.prefix(most).map { line in
                    [.state(line.kind.title, look(line.kind)), .text(line.key), .text(line.old), .text(line.new)]
                }))
    }

    private static func look(_ kind: MasterDifference.Line.Kind) -> Notice.Kind {
        switch kind {
        case .added: .success
        case .changed: .information
        case .removed: .warning
        }
    }
}
