import DesignSystem
import Identifiers
import ServiceCalendar
import WebServer

/// Corrections that wait for a second person.
enum CorrectionPages {
    static func list(
        _ request: WebRequest, waiting: [DisclosureCorrection], decided: [DisclosureCorrection],
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(
            request.frame, title: "記録の訂正の承認", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("訂正は、依頼した人とは別の人が承認すると有効になります。訂正の前の記録も残ります。"),
                table("承認を待っている訂正（古い順）", waiting), table("決定した訂正（新しい順）", decided),
                .links([Link("情報提供等記録へ戻る", path: RecordPages.path)]),
            ])
    }

    private static func table(_ caption: String, _ corrections: [DisclosureCorrection]) -> Block {
        .table(
            Table(
                caption: caption, headers: ["訂正", "記録", "訂正する項目", "依頼した人", "依頼日時", "状態"],
                rows: corrections.map { one in
                    [
                        .link(Link("訂正 \(one.number)", path: "\(RecordPages.corrections)/\(one.number)")),
                        .text("\(one.record)"), .text(fields(one)), .code("\(one.askedBy) \(one.askedUser)"),
                        .text(JapanTime.japanese(one.askedAt)),
                        .state(one.state.title, one.state == .waiting ? .warning : .information),
                    ]
                }, empty: "ありません。"))
    }

    private static func fields(_ one: DisclosureCorrection) -> String {
        [
            one.change.affair.map { _ in "事務" }, one.change.procedure.map { _ in "事務手続" },
            one.change.person.map { _ in "統合宛名番号" },
        ].compactMap(\.self).joined(separator: "、")
    }

    static func detail(
        _ request: WebRequest, _ one: DisclosureCorrection, _ record: DisclosureRecord,
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        func change(_ title: String, _ before: String, _ after: String?) -> [Table.Cell]? {
            after.map { [.text(title), .code(before), .code($0)] }
        }
        var blocks: [Block] = [
            .summary([
                SummaryRow("記録", "\(one.record)"), SummaryRow("依頼した人", "\(one.askedBy) \(one.askedUser)"),
                SummaryRow("依頼日時", JapanTime.japanese(one.askedAt)), SummaryRow("理由", one.reason),
                SummaryRow("状態", one.state.title),
                SummaryRow("決定した人", one.decidedBy.isEmpty ? "なし" : one.decidedBy),
            ]),
            .table(
                Table(
                    caption: "訂正の内容", headers: ["項目", "今の記録", "訂正後"],
                    rows: [
                        change("事務", record.affair.text, one.change.affair?.text),
                        change("事務手続", record.procedure.text, one.change.procedure?.text),
                        change("統合宛名番号", record.atenaNumber?.text ?? "不明", one.change.person?.text),
                    ].compactMap(\.self))),
        ]
        if one.state == .waiting {
            blocks.append(
                .form(
                    Form(
                        action: "\(RecordPages.corrections)/\(one.number)", submit: "決定する",
                        token: request.session?.formToken,
                        fields: [
                            Field(
                                "decision", label: "決定",
                                kind: .choice([.init("approve", "承認する"), .init("decline", "却下する")]),
                                hint: "承認すると、記録に訂正が書き加えられます。")
                        ])))
        }
        blocks.append(
            .links([
                Link("この記録を表示する", path: "\(RecordPages.path)/\(one.record)"),
                Link("記録の訂正の承認へ戻る", path: RecordPages.corrections),
            ]))
        return Page(
            request.frame, title: "記録の訂正 \(one.number)", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }
}
