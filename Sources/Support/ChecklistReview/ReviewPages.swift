import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import ReadinessLedger
import ServiceCalendar
import Verdicts
import WebServer
import Worksheet

/// One checklist as the desk reads it.
struct ReviewedChecklist {
    let organisation: Organisation
    let checklist: SubmittedChecklist?
    let receivedAt: Date
    let completion: Completion
    let returns: [ChecklistReturn]
}

enum ReviewPages {
    static func checklist(
        _ request: WebRequest, _ view: ReviewedChecklist, error: (any ProblemConvertible)?
    ) -> Page {
        Page(
            request.frame, title: "\(view.organisation.name)のチェックリスト", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .summary([
                    SummaryRow("団体コード", view.organisation.code.text),
                    SummaryRow("届いた日時", JapanTime.japanese(view.receivedAt)),
                    SummaryRow("提出者", view.checklist?.submitter ?? "読み取れません"),
                    SummaryRow("状態", state(view)),
                ])
            ] + content(view) + giveBack(request, view) + returns(view))
    }

    private static func state(_ view: ReviewedChecklist) -> String {
        if view.completion.isComplete { return "完了" }
        return view.completion.checklistReceivedAt == nil ? "差し戻し、再提出を待っています" : "受領（工程終了日（実績）の入力待ち）"
    }

    private static func content(_ view: ReviewedChecklist) -> [Block] {
        guard let checklist = view.checklist else { return [] }
        return [
            .heading("5項目"),
            .table(
                Table(
                    caption: "最終確認チェックリスト", headers: ["項", "確認項目", "完了日", "確認者", "備考"],
                    rows: checklist.items.enumerated().map { place, item in
                        [
                            .text("\(place + 1)"), .text(item.title),
                            .text(item.completedOn.map { JapanTime.japanese($0) } ?? "未完了"),
                            .text(item.confirmedBy), .text(item.remark),
                        ]
                    })), .heading("10項目"),
            .table(
                Table(
                    caption: "団体内のシステム連携テスト", headers: ["項番", "テスト観点", "部局", "完了日"],
                    rows: checklist.tests.map {
                        [
                            .text($0.item.rawValue), .text($0.item.title), .text($0.bureau.title),
                            .text($0.notApplicable ? "対象外" : $0.completedOn.map { JapanTime.japanese($0) } ?? "未完了"),
                        ]
                    })),
        ]
    }

    private static func giveBack(_ request: WebRequest, _ view: ReviewedChecklist) -> [Block] {
        guard view.completion.checklistReceivedAt != nil else { return [] }
        let typed = request.method == .post ? try? request.form() : nil
        return [
            .heading("質問とともに差し戻す"),
            .notice(
                Notice(
                    kind: .warning, title: "差し戻すと受領が取り消され、完了していれば完了も取り消されます。",
                    body: "団体の画面には、ここに書いた質問がそのまま表示されます。")),
            .form(
                Form(
                    action: "/operator/checklists/\(view.organisation.code.text)/return", submit: "差し戻す",
                    token: request.session?.formToken,
                    fields: [
                        Field("question", label: "質問", kind: .area, value: typed?["question"] ?? "", hint: "1000文字以内。"),
                        Field("name", label: "ヘルプデスクの担当者の氏名", value: typed?["name"] ?? ""),
                    ], isDangerous: true)),
        ]
    }

    private static func returns(_ view: ReviewedChecklist) -> [Block] {
        guard !view.returns.isEmpty else { return [] }
        return [
            .heading("差戻しの履歴"),
            .table(
                Table(
                    caption: "差し戻した質問（新しい順）", headers: ["回", "日時", "担当者", "質問"],
                    rows: view.returns.map {
                        [
                            .text("\($0.number)"), .text(JapanTime.japanese($0.returnedAt)), .text($0.returnedBy),
                            .text($0.question),
                        ]
                    })),
        ]
    }
}
