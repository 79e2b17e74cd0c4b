import AccessControl
import Coverage
import DesignSystem
import HTTPTypes
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import ServiceCalendar
import Verdicts
import WebServer
import Worksheet

/// The checklist's page: five items, handing in, questions of the help desk.
enum ChecklistPages {
    static func checklist(
        _ request: WebRequest, _ view: WorksheetView, error: (any ProblemConvertible)? = nil
    ) -> Page {
        Page(
            request.frame, title: "\(view.organisation.name)のチェックリスト", errors: error.map { [$0.fieldError] } ?? [],
            blocks: standing(view) + items(request, view) + handIn(request, view) + questions(view))
    }

    private static func standing(_ view: WorksheetView) -> [Block] {
        let completion = view.completion
        let notice: Notice
        if let received = completion.checklistReceivedAt {
            notice = Notice(
                kind: .success, title: "ヘルプデスクが受領しました。",
                body: "\(JapanTime.japanese(received))　"
                    + (completion.isComplete ? "工程終了日も入力され、完了しています。" : "工程終了日（実績）の入力がまだです。両方がそろって完了します（§1.6）。"))
        } else if let back = view.returns.first {
            notice = Notice(
                kind: .error, title: "質問とともに差し戻されています。直して再度提出してください。",
                body: "\(JapanTime.japanese(back.returnedAt)) \(back.returnedBy): \(back.question)")
        } else {
            let isReady =
                view.deviceItems.allSatisfy { item in view.checks.contains { $0.item == item.id } }
                && testsDone(view) == allTests(view)
            notice = Notice(
                kind: .information, title: "まだ提出していません。",
                body: isReady ? "5項目すべてを終えています。下の「提出する」から提出できます。" : "5項目すべてに完了日が入ると提出できます。")
        }
        return [
            .notice(notice),
            .summary([
                SummaryRow(
                    "提出期限", view.programme.checklistItems.map(\.deadline).max().map(JapanTime.japanese) ?? "定めなし"),
                SummaryRow("チェックリスト", completion.checklistReceivedAt.map { "\(JapanTime.japanese($0)) 受領" } ?? "未受領"),
                SummaryRow(
                    "団体内のシステム連携テスト工程終了日（実績）",
                    completion.finishedOn.map { JapanTime.japanese(written: $0) } ?? "未入力"),
            ]),
        ]
    }

    /// Its number as the workbook has it.
    private static func number(_ item: ChecklistItem, _ view: WorksheetView) -> String {
        let place = view.programme.checklistItems.firstIndex { $0.id == item.id } ?? 0
        return "\(place + 1)"
    }

    private static func allTests(_ view: WorksheetView) -> Int {
        view.organisation.bureaus.count * TestItem.allCases.count
    }

    private static func testsDone(_ view: WorksheetView) -> Int {
        guard view.request != nil else { return 0 }
        let results = view.results
        return view.organisation.bureaus.map { bureau in
            TestItem.allCases.count { item in
                switch ItemCompletion(of: item, bureau: bureau, in: results) {
                case .completed, .notApplicable: true
                case .open: false
                }
            }
        }.reduce(0, +)
    }

    private static func items(_ request: WebRequest, _ view: WorksheetView) -> [Block] {
        let all = allTests(view)
        let done = testsDone(view)
        let rows = view.programme.checklistItems.map { item -> [Table.Cell] in
            let check = view.checks.first { $0.item == item.id }
            let isOfTests = item.id == view.programme.checklistItems.last?.id
            let state: Table.Cell =
                isOfTests
                ? .state("\(all)項目のうち\(done)項目", done == all ? .success : .warning)
                : check.map { .state(JapanTime.japanese($0.confirmedOn), .success) } ?? .state("未完了", .warning)
            return [
                .text(number(item, view)), .text(item.title), .text(JapanTime.japanese(item.deadline)), state,
                .text(check.map { [$0.confirmedBy, $0.remark].filter { !$0.isEmpty }.joined(separator: "　") } ?? "—"),
            ]
        }
        // A checklist that came back is put right item by item; one that was not handed in, where an item is open.
        let isBack = view.completion.checklistReceivedAt == nil && !view.returns.isEmpty
        let open = view.deviceItems.filter { item in isBack || !view.checks.contains { $0.item == item.id } }
        let blocks: [Block] = [
            .heading("確認する項目"),
            .table(Table(caption: "最終確認チェックリスト（§1.5）", headers: ["項", "確認項目", "実施期限", "完了日", "確認者・備考"], rows: rows)),
        ]
        guard request.actor.may(.submitReports) else { return blocks }
        return blocks + open.flatMap { self.item($0, request, view, isBack: isBack) }
    }

    /// The form of one item: what was typed if this very form was refused, else what is kept, else what is likely.
    private static func item(
        _ item: ChecklistItem, _ request: WebRequest, _ view: WorksheetView, isBack: Bool
    ) -> [Block] {
        let (on, by, remark) = ("\(item.id)-on", "\(item.id)-by", "\(item.id)-remark")
        let typed = request.parameters["item"] == item.id ? try? request.form() : nil
        let kept = view.checks.first { $0.item == item.id }
        let name = "項\(number(item, view))"
        return [
            .subheading("\(name) \(item.title)"),
            .form(
                Form(
                    action: "/support/checklist/items/\(item.id)",
                    submit: kept == nil ? "\(name)を確認する" : "\(name)を直す", token: request.session?.formToken,
                    fields: [
                        Field(
                            on, label: "\(name)を確認した日", kind: .date,
                            value: typed?[on] ?? (kept?.confirmedOn ?? CalendarDay(request.now)).description),
                        Field(
                            by, label: "\(name)を確認した人の氏名",
                            value: typed?[by] ?? kept?.confirmedBy ?? view.notice?.vpnAdministrators.first?.name ?? ""),
                        Field(
                            remark, label: "\(name)の備考", value: typed?[remark] ?? kept?.remark ?? "",
                            hint: isBack ? "ヘルプデスクの質問への回答は、ここに書きます。" : "", isRequired: false),
                    ])),
        ]
    }

    private static func handIn(_ request: WebRequest, _ view: WorksheetView) -> [Block] {
        var blocks: [Block] = [
            .heading("提出する"),
            .links([
                Link("チェックリスト（.xlsx）をダウンロードする", path: "/support/checklist/checklist.xlsx"),
                Link("ワークシートを見る", path: "/support/worksheet"),
            ]),
        ]
        if view.completion.checklistReceivedAt == nil, !request.actor.may(.submitReports) {
            blocks.append(ReservedDeeds.reports)
        } else if view.completion.checklistReceivedAt == nil {
            blocks.append(
                .form(
                    Form(
                        action: "/support/checklist/submission", submit: "この内容でヘルプデスクに提出する",
                        token: request.session?.formToken,
                        fields: [Field("submitter", label: "提出者の氏名", value: view.notice?.windowClerk.name ?? "")])))
        }
        return blocks
    }

    private static func questions(_ view: WorksheetView) -> [Block] {
        guard !view.returns.isEmpty else { return [] }
        return [
            .heading("差戻しの履歴"),
            .table(
                Table(
                    caption: "ヘルプデスクからの質問（新しい順）", headers: ["回", "日時", "差し戻した人", "質問"],
                    rows: view.returns.map {
                        [
                            .text("\($0.number)"), .text(JapanTime.japanese($0.returnedAt)), .text($0.returnedBy),
                            .text($0.question),
                        ]
                    })),
        ]
    }
}
