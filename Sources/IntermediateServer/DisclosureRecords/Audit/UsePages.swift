import DesignSystem
import Foundation
import Identifiers
import ServiceCalendar
import WebServer

/// The monthly report, its thresholds, and the use of procedures.
enum UsePages {
    static func report(_ request: WebRequest, _ report: UseReport) -> Page {
        let month = report.month
        var blocks: [Block] = [
            .summary([
                SummaryRow("対象の月", month.text), SummaryRow("照会の件数", "\(report.inquiries)件"),
                SummaryRow("担当者の基準", count(report.thresholds.perClerk)),
                SummaryRow("対象者の基準", count(report.thresholds.perPerson)),
                SummaryRow("執務時間", report.thresholds.officeHours?.text ?? "設定なし"),
            ])
        ]
        if report.thresholds.isEmpty {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "確認の基準が設定されていません。",
                        body: "件数や時間の基準は法令で定められたものではありません。団体の取扱いに合わせて設定すると、該当する利用が表示されます。")))
        }
        blocks += [
            table("照会の多い担当者", report.clerks, "担当者", "対象者数", search: "clerk", month),
            table("照会の多い対象者", report.persons, "統合宛名番号", "担当者数", search: "atena-number", month),
            RecordPages.table("執務時間外の照会（\(report.outOfHoursCount)件）", report.outOfHours),
            .text("ここに表示された利用が不適切とは限りません。業務の必要性を担当者に確認してください。"),
            .links([
                Link("前の月", path: "\(RecordPages.report)?month=\(month.previous.text)"),
                Link("次の月", path: "\(RecordPages.report)?month=\(month.next.text)"),
                Link("確認の基準を設定する", path: RecordPages.thresholds),
                Link("情報提供等記録へ戻る", path: RecordPages.path),
            ]),
        ]
        return Page(request.frame, title: "月次の利用状況 \(month.text)", blocks: blocks)
    }

    private static func count(_ threshold: Int?) -> String { threshold.map { "\($0)件以上" } ?? "設定なし" }

    private static func table(
        _ caption: String, _ counts: [UseReport.Count], _ name: String, _ others: String, search: String,
        _ month: CalendarMonth
    ) -> Block {
        let last = month.next.first.adding(days: -1)
        return .table(
            Table(
                caption: caption, headers: [name, "照会の件数", others],
                rows: counts.map { one in
                    let query = one.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                    return [
                        .link(
                            Link(
                                one.name,
                                path: "\(RecordPages.path)?\(search)=\(query)&from=\(month.first)&until=\(last)")),
                        .text("\(one.inquiries)件"), .text("\(one.others)"),
                    ]
                }, empty: "基準に該当するものはありません。"))
    }

    static func thresholds(
        _ request: WebRequest, _ current: UseThresholds, error: (any ProblemConvertible)? = nil, form: FormBody? = nil
    ) -> Page {
        func field(_ name: String, _ label: String, _ value: String?, hint: String) -> Field {
            Field(
                name, label: label, kind: name == "office-hours" ? .text : .digits, value: form?[name] ?? value ?? "",
                hint: hint, isRequired: false)
        }
        return Page(
            request.frame, title: "確認の基準", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("月次の利用状況に表示する基準を、団体の取扱いに合わせて設定します。空欄の項目は表示しません。"),
                .form(
                    Form(
                        action: RecordPages.thresholds, submit: "設定する", token: request.session?.formToken,
                        fields: [
                            field(
                                "per-clerk", "担当者1人あたりの1か月の照会件数", current.perClerk.map(String.init),
                                hint: "この件数以上の担当者を表示します。"),
                            field(
                                "per-person", "対象者1人あたりの1か月の照会件数", current.perPerson.map(String.init),
                                hint: "この件数以上照会された方を表示します。"),
                            field(
                                "office-hours", "平日の執務時間", current.officeHours?.text,
                                hint: "例：08:30-17:15。これ以外の時間と土曜日・日曜日の照会を表示します。"),
                        ])),
                .summary([
                    SummaryRow("最後に設定した人", current.setBy.isEmpty ? "なし" : current.setBy),
                    SummaryRow("設定日時", current.setAt.map(JapanTime.japanese) ?? "なし"),
                ]), .links([Link("月次の利用状況へ戻る", path: RecordPages.report)]),
            ])
    }

    static func procedures(
        _ request: WebRequest, side: String, from: String, until: String, _ uses: [ProcedureUse]?,
        unused: [(code: ProcedureCode, name: String)], names: [String: String],
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        var blocks: [Block] = [
            .form(
                Form(
                    action: RecordPages.procedures, submit: "表示する", token: nil,
                    fields: [
                        Field(
                            "side", label: "照会・提供", kind: .list([.init("inquirer", "照会"), .init("provider", "提供")]),
                            value: side),
                        Field("from", label: "照会日（始め）", kind: .date, value: from),
                        Field("until", label: "照会日（終わり）", kind: .date, value: until, hint: "366日以内の期間を指定してください。"),
                    ], isQuery: true))
        ]
        if let uses {
            blocks.append(
                .table(
                    Table(
                        caption: "事務手続ごとの利用状況", headers: ["事務手続", "名称", "照会", "提供", "取りやめ", "回答前", "情報が得られなかった理由"],
                        rows: uses.map { use in
                            [
                                .code(use.procedure), .text(names[use.procedure] ?? "（適用中の配信マスターにない）"),
                                .text("\(use.asked)件"), .text("\(use.provided)件"), .text("\(use.withdrawn)件"),
                                .text("\(use.pending)件"), .text(reasons(use)),
                            ]
                        }, empty: "この期間の照会はありません。")))
            blocks.append(
                .table(
                    Table(
                        caption: "この期間に1件もない事務手続（適用中の配信マスターによる）", headers: ["事務手続", "名称"],
                        rows: unused.map { [.code($0.code.text), .text($0.name)] }, empty: "ありません。")))
        }
        blocks.append(.links([Link("情報提供等記録へ戻る", path: RecordPages.path)]))
        return Page(
            request.frame, title: "事務手続ごとの利用状況", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func reasons(_ use: ProcedureUse) -> String {
        use.reasons.isEmpty
            ? "なし"
            : use.reasons.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
                .map { "\(RecordWords.title(ofReason: $0.key)) \($0.value)件" }.joined(separator: "、")
    }

    static func recipients(
        _ request: WebRequest, system: String, record: String, found: [StandingDisclosureRecord]?,
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        var blocks: [Block] = [
            .text("誤りのあった副本を訂正したときは、訂正の前にその副本を受け取った機関に連絡してください。"),
            .form(
                Form(
                    action: RecordPages.recipients, submit: "提供先を調べる", token: nil,
                    fields: [
                        Field("system", label: "既存システム", value: system, hint: "例：legacy-tax"),
                        Field("record", label: "レコード識別番号", value: record),
                    ], isQuery: true)),
        ]
        if let found { blocks.append(RecordPages.table("この副本を提供した記録（新しい順、\(found.count)件）", found)) }
        blocks.append(.links([Link("情報提供等記録へ戻る", path: RecordPages.path)]))
        return Page(
            request.frame, title: "副本の提供先", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }
}
