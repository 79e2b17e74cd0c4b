import Foundation
import Identifiers
import Programme
import RollUp
import ServiceCalendar
import Spreadsheet

/// The roll-up and the monthly report as Excel workbooks.
enum Workbooks {
    static func organisations(_ scene: Scene, _ rows: [[String]]) -> Workbook {
        Workbook(sheets: [
            sheet(
                "団体別", title: "\(scene.title)の準備状況（\(CalendarDay(scene.now))）", rows,
                widths: [10, 10, 18, 12, 12, 7, 7, 9, 12, 9, 9, 34, 12, 26, 12, 12, 14, 16, 28],
                numbers: [5, 6, 7, 9, 10])
        ])
    }

    static func report(_ report: MonthlyReport) -> Workbook {
        let summary = report.summary
        let standings: [Standing] = [.complete, .onTrack, .behind, .overdue, .notStarted]
        let counts =
            [["項目", "団体数"], ["団体数", "\(summary.total)"]]
            + standings.map { [$0.title, "\(summary.count($0))"] } + [["完了した作業の割合（%）", "\(summary.percent)"]]
        let prefectures =
            [["都道府県", "割合（%）", "状態", "団体数"] + standings.map(\.title)]
            + Maps.lines(summary).map { line in
                [line.name, "\(line.percent)", line.standing.title, "\(line.total)"]
                    + standings.map { "\(line.count($0))" }
            }
        let funnel =
            [["作業", "部局", "完了", "対象", "割合（%）", "期限"]]
            + summary.funnel.filter { $0.of > 0 }.map { step in
                let slot = report.plan.slots[step.slot]
                return [
                    slot.task.title, slot.bureau.title, "\(step.done)", "\(step.of)",
                    "\(step.done * 100 / step.of)", slot.task.deadline?.description ?? "",
                ]
            }
        let late =
            [["団体", "都道府県", "状態", "期限超過日数", "完了見込み", "止まっている作業", "担当"]]
            + summary.entries.prefix { $0.judgement.standing != .complete }.map { entry in
                let reason = ReasonRule.first(entry.progress, plan: report.plan, now: report.at)
                return [
                    entry.organisation.name, entry.organisation.prefecture, entry.judgement.standing.title,
                    "\(entry.judgement.overdueDays)", Words.forecast(entry.judgement.forecast),
                    reason.map(Words.reason) ?? "", reason?.task.responsible ?? "",
                ]
            }
        return Workbook(sheets: [
            sheet("概要", title: report.title, counts, widths: [30, 14], numbers: [1]),
            sheet(
                "都道府県別", title: report.title, prefectures, widths: [12, 10, 12, 10, 10, 10, 12, 10, 10],
                numbers: [1, 3, 4, 5, 6, 7, 8]),
            sheet("作業別", title: report.title, funnel, widths: [52, 12, 10, 10, 10, 14], numbers: [2, 3, 4]),
            sheet("完了していない団体", title: report.title, late, widths: [20, 12, 12, 12, 14, 46, 30], numbers: [3]),
        ])
    }

    private static func sheet(
        _ name: String, title: String, _ rows: [[String]], widths: [Double], numbers: Set<Int>
    ) -> Sheet {
        let body = rows.enumerated().map { index, fields in
            Row(
                fields.enumerated().map { column, field in
                    if index == 0 { return Cell(field, style: .heading) }
                    if numbers.contains(column), let number = Double(field) { return Cell(.number(number)) }
                    return Cell(field)
                })
        }
        return Sheet(
            name: name, columnWidths: widths, rows: [Row([Cell(title, style: .title)])] + body, landscape: true,
            repeatHeaderRow: 1)
    }
}
