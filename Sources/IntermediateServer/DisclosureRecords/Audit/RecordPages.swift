import AccessControl
import DesignSystem
import Identifiers
import ServiceCalendar
import WebServer

/// The auditor's search, and one record with its history.
enum RecordPages {
    static let path = "/clerk/records"
    static let report = "\(path)/report"
    static let procedures = "\(path)/procedures"
    static let recipients = "\(path)/recipients"
    static let corrections = "\(path)/corrections"
    static let thresholds = "\(path)/thresholds"

    static func search(
        _ request: WebRequest, typed: [String: String], found: (count: Int64, first: [StandingDisclosureRecord])?,
        error: (any ProblemConvertible)? = nil
    ) -> Page {
        var blocks: [Block] = [form(typed)]
        if let found { blocks.append(results(found.count, found.first)) }
        blocks.append(.links(links(request)))
        return Page(
            request.frame, title: "情報提供等記録", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private static func form(_ typed: [String: String]) -> Block {
        func value(_ name: String) -> String { typed[name] ?? "" }
        return .form(
            Form(
                action: path, submit: "検索する", token: nil,
                fields: [
                    Field(
                        "side", label: "照会・提供",
                        kind: .list([.init("", "両方"), .init("inquirer", "照会"), .init("provider", "提供")]),
                        value: value("side"), isRequired: false),
                    Field(
                        "atena-number", label: "統合宛名番号", kind: .digits, value: value("atena-number"),
                        hint: "15桁以内の数字", isRequired: false),
                    Field(
                        "clerk", label: "担当者", value: value("clerk"),
                        hint: "例：account:suzuki、system:legacy-welfare u01", isRequired: false),
                    Field("procedure", label: "事務手続コード", value: value("procedure"), isRequired: false),
                    Field("item", label: "特定個人情報名コード", value: value("item"), isRequired: false),
                    Field("number", label: "処理通番又は識別子", value: value("number"), isRequired: false),
                    Field("from", label: "照会日（始め）", kind: .date, value: value("from"), isRequired: false),
                    Field(
                        "until", label: "照会日（終わり）", kind: .date, value: value("until"),
                        hint: "統合宛名番号、処理通番、識別子のいずれも指定しない場合は、366日以内の期間を指定してください。", isRequired: false),
                ], isQuery: true))
    }

    static func results(_ count: Int64, _ records: [StandingDisclosureRecord]) -> Block {
        let caption =
            count > Int64(records.count) ? "検索結果（\(count)件のうち新しい\(records.count)件）" : "検索結果（\(count)件）"
        return table(caption, records)
    }

    static func table(_ caption: String, _ records: [StandingDisclosureRecord]) -> Block {
        .table(
            Table(
                caption: caption,
                headers: ["記録", "照会・提供", "照会日時", "結果", "担当者", "統合宛名番号", "相手の機関", "事務手続"],
                rows: records.map { standing in
                    let record = standing.record
                    return [
                        .link(Link("\(standing.number)", path: "\(path)/\(standing.number)")),
                        .text(RecordWords.title(of: record.side)),
                        .code(String(JapanTime.text(record.requestedAt).prefix(16).replacing("T", with: " "))),
                        .text(outcome(record)), .code(record.clerk), .code(record.atenaNumber?.text ?? "不明"),
                        .code(record.counterpart.text), .code(record.procedure.text),
                    ]
                }, empty: "該当する記録はありません。"))
    }

    private static func outcome(_ record: DisclosureRecord) -> String {
        guard let ending = record.ending else { return "回答前" }
        let title = RecordWords.title(ofOutcome: ending.outcome.rawValue)
        return ending.reason.isEmpty ? title : "\(title)（\(RecordWords.title(ofReason: ending.reason))）"
    }

    private static func links(_ request: WebRequest) -> [Link] {
        var links = [
            Link("月次の利用状況", path: report, note: "照会の多い担当者、照会の多い方、執務時間外の照会を確認します。"),
            Link("事務手続ごとの利用状況", path: procedures, note: "使われていない手続と、情報が得られなかった理由を確認します。"),
            Link("副本の提供先", path: recipients, note: "誤っていた副本を、どの機関に提供したかを確認します。"),
        ]
        if request.actor.may(.approveRecordCorrections) {
            links.append(Link("記録の訂正の承認", path: corrections))
        }
        return links
    }

    static func detail(
        _ request: WebRequest, _ standing: StandingDisclosureRecord, _ history: [DisclosureEntry]
    ) -> Page {
        let record = standing.record
        func hidden(_ isHidden: Bool) -> String { isHidden ? "不開示" : "開示" }
        return Page(
            request.frame, title: "情報提供等記録 \(standing.number)",
            blocks: [
                .summary([
                    SummaryRow("照会・提供", RecordWords.title(of: record.side)),
                    SummaryRow("識別子", record.correlation, isCode: true),
                    SummaryRow("処理通番", record.processingNumber?.text ?? "なし", isCode: true),
                    SummaryRow("情報照会者", record.inquirer.text, isCode: true),
                    SummaryRow("情報照会者（委任元）", record.inquirerDelegator?.text ?? "なし"),
                    SummaryRow("情報提供者", record.provider.text, isCode: true),
                    SummaryRow("情報提供者（委任元）", record.providerDelegator?.text ?? "なし"),
                    SummaryRow("事務", record.affair.text, isCode: true),
                    SummaryRow("事務手続", record.procedure.text, isCode: true),
                    SummaryRow("特定個人情報名", record.item.text, isCode: true),
                    SummaryRow("統合宛名番号", record.atenaNumber?.text ?? "不明", isCode: true),
                    SummaryRow("担当者", record.clerk, isCode: true),
                    SummaryRow("照会日時", JapanTime.japanese(record.requestedAt)), SummaryRow("結果", outcome(record)),
                    SummaryRow("終了日時", record.ending.map { JapanTime.japanese($0.endedAt) } ?? "なし"),
                    SummaryRow("照会者の判断", hidden(record.nonDisclosure.byInquirer)),
                    SummaryRow("提供者の判断", hidden(record.nonDisclosure.byProvider)),
                    SummaryRow(
                        "提供した副本",
                        record.replicas.isEmpty
                            ? "なし"
                            : record.replicas.map { "\($0.system) \($0.recordIdentifier.text)" }.joined(separator: "、")),
                ]),
                .table(
                    Table(
                        caption: "この記録に書かれたこと（古い順）", headers: ["番号", "内容", "日時", "書いた人", "承認した人", "理由"],
                        rows: history.map { entry in
                            [
                                .text("\(entry.number)"), .text(RecordWords.title(of: entry.kind)),
                                .text(JapanTime.japanese(entry.writtenAt)), .code(entry.writtenBy),
                                .code(entry.approvedBy), .text(entry.reason),
                            ]
                        })), .links([Link("情報提供等記録へ戻る", path: path)]),
            ])
    }
}
