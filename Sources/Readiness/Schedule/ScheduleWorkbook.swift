public import Identifiers
public import Programme
import ReadinessLedger
public import ServiceCalendar
public import Spreadsheet

/// The schedule as a workbook: one sheet for each side, one for the milestones.
public enum ScheduleWorkbook {
    static let headings = [
        "作業", "担当", "期限", "当初計画 開始", "当初計画 終了", "現計画 開始", "現計画 終了", "着手", "完了", "見込み 終了",
        "当初計画との差(日)", "余裕(日)", "状態",
    ]

    /// Lays the schedule out as of a day.
    public static func workbook(
        _ sides: [SideSchedule], programme: Programme, organisation: Organisation, today: CalendarDay
    ) -> Workbook {
        Workbook(
            sheets: sides.map { side in sheet(side, organisation: organisation, today: today) }
                + [milestones(programme)])
    }

    private static func sheet(_ side: SideSchedule, organisation: Organisation, today: CalendarDay) -> Sheet {
        let top = [
            Row(
                [
                    Cell(
                        "\(organisation.name) \(side.bureau.title)のスケジュール", style: .title,
                        mergedColumns: headings.count)
                ], height: 24),
            Row([Cell("基準日", style: .label), day(today)]),
            Row(),
        ]
        return Sheet(
            name: side.bureau.title, columnWidths: [46, 34] + Array(repeating: 13, count: 8) + [16, 10, 26],
            rows: top + [Row(headings.map { Cell($0, style: .heading) })] + side.lines.map(row), landscape: true,
            repeatHeaderRow: top.count)
    }

    private static func row(_ line: SideSchedule.Line) -> Row {
        let (known, forecast) = (line.known, line.forecast)
        return Row([
            Cell(line.task.title, style: .wrapped), Cell(line.task.responsible, style: .wrapped), day(known.deadline),
            day(known.firstPlan?.begin), day(known.firstPlan?.end), day(known.plan.begin), day(known.plan.end),
            day(known.beganOn), day(known.doneOn), day(known.doneOn == nil ? forecast.span.end : nil),
            forecast.slip.map { Cell(.number(Double($0))) } ?? Cell(.empty), Cell(.number(Double(forecast.slack))),
            state(line),
        ])
    }

    private static func state(_ line: SideSchedule.Line) -> Cell {
        let late = line.forecast.daysLate > 0 ? "（期限を\(line.forecast.daysLate)日超える見込み）" : ""
        return switch line.status.state {
        case .done: Cell("完了", style: .pass)
        case .open: Cell("実施できます\(late)", style: .wrapped)
        case .waiting: Cell("待機中\(late)", style: .notRun)
        }
    }

    private static func milestones(_ programme: Programme) -> Sheet {
        Sheet(
            name: "マイルストーン", columnWidths: [52, 13, 13, 52],
            rows: [Row(["マイルストーン", "開始", "終了", "備考"].map { Cell($0, style: .heading) })]
                + programme.milestones.map { milestone in
                    Row([
                        Cell(milestone.title, style: .wrapped), day(milestone.from), day(milestone.to),
                        Cell(milestone.remark ?? "", style: .wrapped),
                    ])
                }, landscape: true, repeatHeaderRow: 0)
    }

    private static func day(_ day: CalendarDay?) -> Cell {
        guard let day else { return Cell(.empty) }
        return Cell(.date(year: day.year, month: day.month, day: day.day), style: .date)
    }
}
