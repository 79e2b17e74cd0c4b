import AccessControl
import DesignSystem
import HTTPTypes
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import Schedule
import ServiceCalendar
import TaskFlow
import WebServer

/// The schedule's pages.
enum SchedulePages {
    static func title(_ organisation: Organisation, _ programme: Programme) -> String {
        "\(organisation.name) \(programme.title)のスケジュール"
    }

    static func schedule(
        _ request: WebRequest, _ organisation: Organisation, _ sides: [SideSchedule], programme: Programme,
        range: GanttPicture.Range
    ) -> Page {
        let today = CalendarDay(request.now)
        let chart = GanttPicture(sides, programme: programme, range: range, today: today)
        let title = title(organisation, programme)
        return Page(
            request.frame, title: title,
            blocks: [
                notice(sides),
                .links(
                    GanttPicture.Range.allCases.filter { $0 != range }.map {
                        Link("\($0.title)を表示する", path: "/support/schedule?range=\($0.rawValue)")
                    } + [
                        Link("カレンダー（.ics）をダウンロードする", path: "/support/schedule/schedule.ics"),
                        Link("表（.xlsx）をダウンロードする", path: "/support/schedule/schedule.xlsx"),
                        Link(
                            "図（A3横のSVG）をダウンロードする", path: "/support/schedule/schedule.svg?range=\(range.rawValue)",
                            note: "この画面を印刷すると、図はA3横の1枚になります。"),
                    ]), .heading("図（\(range.title)）"), .diagram(chart.diagram(title: title)),
            ] + sides.flatMap(table) + milestones(programme))
    }

    private static func notice(_ sides: [SideSchedule]) -> Block {
        let lines = sides.flatMap(\.lines)
        let late = lines.filter { !$0.status.isDone && $0.forecast.daysLate > 0 }
        let critical = lines.filter(\.forecast.isCritical).map(\.task.title)
        if late.isEmpty {
            let isOver = lines.allSatisfy(\.status.isDone)
            return .notice(
                Notice(
                    kind: isOver ? .success : .information, title: isOver ? "すべての作業が完了しています。" : "期限に間に合う見込みです。",
                    body: critical.isEmpty ? "" : "遅れると全体が遅れる作業: \(unique(critical).joined(separator: "、"))"))
        }
        return .notice(
            Notice(
                kind: .warning, title: "\(late.count)件の作業が期限に遅れる見込みです。",
                body: late.map { "\($0.task.title)（\($0.status.bureau.title)、\($0.forecast.daysLate)日）" }
                    .joined(separator: "、")))
    }

    private static func unique(_ texts: [String]) -> [String] {
        texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func table(_ side: SideSchedule) -> [Block] {
        [
            .heading("\(side.bureau.title)の計画と実績"),
            .table(
                Table(
                    caption: "\(side.bureau.title)の計画、実績、見込み",
                    headers: ["作業", "状態", "当初の計画", "現在の計画", "実績・見込み", "当初との差", "余裕", "期限"],
                    rows: side.lines.map { row($0, side.bureau) })),
        ]
    }

    private static func row(_ line: SideSchedule.Line, _ bureau: Bureau) -> [Table.Cell] {
        let (known, forecast) = (line.known, line.forecast)
        let slip = forecast.slip.map { $0 == 0 ? "差なし" : $0 > 0 ? "\($0)日遅れ" : "\(-$0)日早い" } ?? "—"
        let slack: Table.Cell =
            line.status.isDone
            ? .text("—") : forecast.isCritical ? .state("余裕なし", .warning) : .text("\(forecast.slack)日")
        return [
            .link(Link(line.task.title, path: "\(TaskView.path(line.task.id, bureau))/dates")),
            .text(FlowPicture.word(line.status)), .text(known.firstPlan.map(text) ?? "—"),
            .text(line.isPlanned ? text(known.plan) : "\(text(known.plan))（目安）"),
            .text("\(text(forecast.span))\(line.status.isDone ? "" : "（見込み）")"), .text(slip), slack,
            forecast.daysLate > 0
                ? .state("\(known.deadline.map(short) ?? "") \(forecast.daysLate)日超過", .error)
                : .code(known.deadline.map(short) ?? "—"),
        ]
    }

    private static func short(_ day: CalendarDay) -> String { "\(day.year)/\(day.month)/\(day.day)" }

    private static func text(_ span: PlannedSpan) -> String {
        span.days == 1 ? short(span.begin) : "\(short(span.begin))～\(short(span.end))"
    }

    private static func milestones(_ programme: Programme) -> [Block] {
        [
            .heading("マイルストーン"),
            .table(
                Table(
                    caption: "プログラムのマイルストーン（§1.2）", headers: ["マイルストーン", "開始", "終了", "備考"],
                    rows: programme.milestones.map {
                        [
                            .text($0.title), .code($0.from.map(short) ?? "未定"), .code($0.to.map(short) ?? "未定"),
                            .text($0.remark ?? ""),
                        ]
                    })),
        ]
    }

    static func dates(_ request: WebRequest, _ view: TaskView, error: (any ProblemConvertible)? = nil) -> Page {
        let plan = view.line.known.plan
        return Page(
            request.frame, title: "「\(view.task.title)」の日付（\(view.bureau.title)）",
            errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .summary([
                    SummaryRow("当初の計画", view.line.known.firstPlan.map(text) ?? "未入力（最初の入力が当初の計画になります）"),
                    SummaryRow("現在の計画", text(plan) + (view.line.isPlanned ? "" : "（期限からの目安）")),
                    SummaryRow("完了", view.status.doneOn.map(short) ?? "未完了（記録か確認により入力されます）"),
                    SummaryRow("見込み", text(view.line.forecast.span)),
                    SummaryRow("期限", view.task.deadline.map(short) ?? "定めなし"),
                ]),
                request.actor.may(.confirmTasks) ? .form(dateForm(request, view)) : ReservedDeeds.tasks, .heading("履歴"),
                .table(
                    Table(
                        caption: "入力した計画（新しい順）", headers: ["版", "計画", "着手日", "入力した人", "日時"],
                        rows: view.entries.reversed().map {
                            [
                                .text($0.number == 1 ? "1（当初）" : "\($0.number)"), .text(text($0.span)),
                                .text($0.beganOn.map(short) ?? "—"), .text($0.enteredBy),
                                .text(JapanTime.japanese($0.enteredAt)),
                            ]
                        }, empty: "まだ入力がありません。")),
                .links([
                    Link("スケジュールへ戻る", path: "/support/schedule"), Link("作業の説明へ", path: view.path),
                ]),
            ])
    }

    private static func dateForm(_ request: WebRequest, _ view: TaskView) -> Form {
        let typed = request.method == .post ? try? request.form() : nil
        let plan = view.line.known.plan
        func value(_ name: String, _ kept: String) -> String { typed?[name] ?? kept }
        return Form(
            action: "\(view.path)/dates", submit: "日付を保存する", token: request.session?.formToken,
            fields: [
                Field("begin", label: "開始予定日", kind: .date, value: value("begin", plan.begin.description)),
                Field("end", label: "終了予定日", kind: .date, value: value("end", plan.end.description)),
                Field(
                    "began-on", label: "着手日（実績）", kind: .date,
                    value: value("began-on", view.line.known.beganOn?.description ?? ""),
                    hint: "まだ着手していなければ空欄のままにします。", isRequired: false),
                Field(
                    "followers", label: "この後の作業",
                    kind: .choice([
                        .init("keep", "動かさない"), .init("move", "終了予定日と同じ日数だけ、未完了の後続作業も動かす"),
                    ]), value: value("followers", "keep")),
                Field("name", label: "入力した人の氏名", value: value("name", request.actor.name)),
            ])
    }
}
