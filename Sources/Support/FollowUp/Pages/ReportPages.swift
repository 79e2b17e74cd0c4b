import DesignSystem
import Foundation
import Identifiers
import RollUp
import ServiceCalendar
import WebServer

/// The monthly report, made to be printed.
enum ReportPages {
    static func page(_ request: WebRequest, _ report: MonthlyReport) -> Page {
        let months = MonthlyReport.months(report.history, now: request.now)
        let shown = "\(report.year)-\(report.month < 10 ? "0" : "")\(report.month)"
        let choices = (months.contains(shown) ? months : [shown] + months).map { Field.Choice($0, $0) }
        let summary = report.summary
        let tasks = summary.funnel.reduce(0) { $0 + $1.of }
        var blocks: [Block] = [
            .form(
                Form(
                    action: "\(FollowUpSite.base)/report", submit: "この月を表示する", token: nil,
                    fields: [Field("month", label: "月", kind: .list(choices), value: shown)], isQuery: true)),
            .links([
                Link("この報告をExcelで受け取る", path: "\(FollowUpSite.base)/export/report.xlsx?month=\(shown)")
            ]),
            .summary([
                SummaryRow("報告先", "内閣官房、総務省"), SummaryRow("時点", JapanTime.japanese(report.at)),
                SummaryRow("根拠", "プラットフォームの監査記録（取りまとめの方法：§1.6）"),
            ]), .heading("団体数"), RollUpPages.counts(summary), .heading("種別ごとの状況"),
            .table(kinds(summary)),
        ]
        if report.reach == .nation {
            blocks += [
                .heading("都道府県ごとの状況"), .table(RollUpPages.prefectureTable(Maps.lines(summary), links: false)),
            ]
        }
        blocks += [.heading("作業ごとの状況"), .table(Charts.funnelTable(summary, report.plan)), .heading("推移")]
        blocks += Charts.history(
            report.history, organisations: summary.total, tasks: tasks, until: CalendarDay(report.at))
        blocks += [
            .heading("遅れの大きい団体"),
            .table(
                RollUpPages.organisationTable(
                    "遅れの大きい順（50団体）", summary.entries.prefix { $0.judgement.standing != .complete }.prefix(50),
                    report.plan, now: report.at)), RollUpPages.legend(),
        ]
        return Page(request.frame, title: report.title, blocks: blocks)
    }

    private static func kinds(_ summary: Summary) -> Table {
        Table(
            caption: "種別ごとの準備状況", headers: ["種別", "団体数", "完了", "順調", "遅れ見込み", "期限超過", "未着手"],
            rows: OrganisationKind.allCases.compactMap { kind in
                let entries = summary.entries.filter { $0.organisation.kind == kind }
                guard !entries.isEmpty else { return nil }
                func count(_ standing: Standing) -> Table.Cell {
                    .text("\(entries.count { $0.judgement.standing == standing })")
                }
                return [
                    .text(kind.title), .text("\(entries.count)"), count(.complete), count(.onTrack), count(.behind),
                    count(.overdue), count(.notStarted),
                ]
            }, empty: "対象の団体がありません。")
    }
}
