import DesignSystem
import Foundation
import Identifiers
import Programme
import RollUp
import ServiceCalendar

/// Funnel and history, each as a drawing and as a table.
enum Charts {
    static func funnel(_ summary: Summary, _ plan: TaskPlan) -> [Block] {
        [.drawing(funnelDrawing(summary, plan)), .table(funnelTable(summary, plan))]
    }

    private static func funnelDrawing(_ summary: Summary, _ plan: TaskPlan) -> Drawing {
        let (left, width, line) = (420, 440, 26)
        var (shapes, y): ([Drawing.Shape], Int) = ([], 8)
        for bureau in Bureau.allCases.sorted() {
            let steps = summary.funnel.filter { plan.slots[$0.slot].bureau == bureau && $0.of > 0 }
            guard !steps.isEmpty else { continue }
            shapes.append(.text(bureau.title, x: 4, y: y + 14, isStrong: true))
            y += line
            for step in steps {
                let done = step.done * width / step.of
                shapes += [
                    .text(Words.clipped(plan.slots[step.slot].task.title, 31), x: 16, y: y + 15),
                    .box(x: left, y: y + 3, width: width, height: 16, .plain),
                    .box(x: left, y: y + 3, width: done, height: 16, .key),
                    .text("\(step.done)/\(step.of)", x: left + width + 8, y: y + 15),
                ]
                y += line
            }
        }
        return Drawing(title: "作業ごとの完了団体数（下の表と同じ内容）", width: left + width + 110, height: y + 8, shapes: shapes)
    }

    static func funnelTable(_ summary: Summary, _ plan: TaskPlan) -> Table {
        Table(
            caption: "作業ごとの完了団体数", headers: ["作業", "部局", "完了", "対象", "割合", "期限"],
            rows: summary.funnel.filter { $0.of > 0 }.map { step in
                let slot = plan.slots[step.slot]
                return [
                    .text(slot.task.title), .text(slot.bureau.title), .text("\(step.done)"), .text("\(step.of)"),
                    .text("\(step.done * 100 / step.of)%"), .code(slot.task.deadline?.description ?? ""),
                ]
            }, empty: "対象の団体がありません。")
    }

    /// The state at the end of each week; `total` is the number of organisations now, `tasks` of their tasks.
    static func history(_ points: [HistoryPoint], organisations: Int, tasks: Int, until: CalendarDay) -> [Block] {
        guard let first = points.first, organisations > 0, tasks > 0 else {
            return [.text("完了した作業はまだありません。")]
        }
        let weeks = weekly(points, from: first.day, until: until)
        let (width, height, left) = (860, 200, 60)
        func x(_ index: Int) -> Int { left + index * width / max(1, weeks.count - 1) }
        func y(_ value: Int, _ of: Int) -> Int { 20 + height - min(value, of) * height / of }
        var shapes: [Drawing.Shape] = [
            .text("100%", x: left - 8, y: 24, .end), .text("0%", x: left - 8, y: 20 + height, .end),
            .line(x1: left, y1: 20, x2: left + width, y2: 20, isDashed: true),
            .line(x1: left, y1: 20 + height, x2: left + width, y2: 20 + height),
            .path(weeks.enumerated().map { (x($0.offset), y($0.element.done, tasks)) }, .key),
            .path(weeks.enumerated().map { (x($0.offset), y($0.element.completed, organisations)) }, .success),
            .text("青：完了した作業の割合", x: left + 10, y: 44, isStrong: true),
            .text("緑：すべて完了した団体の割合", x: left + 10, y: 64, isStrong: true),
        ]
        for index in weeks.indices where index % max(1, weeks.count / 8) == 0 {
            shapes.append(
                .text(String(weeks[index].day.description.dropFirst(5)), x: x(index), y: height + 38, .middle))
        }
        return [
            .drawing(
                Drawing(title: "進捗の推移（下の表と同じ内容）", width: left + width + 40, height: height + 50, shapes: shapes)),
            .table(
                Table(
                    caption: "進捗の推移（週末時点）", headers: ["日", "完了した作業", "割合", "すべて完了した団体"],
                    rows: weeks.reversed().prefix(30).map { week in
                        [
                            .code(week.day.description), .text("\(week.done)"), .text("\(week.done * 100 / tasks)%"),
                            .text("\(week.completed)"),
                        ]
                    })),
        ]
    }

    private static func weekly(
        _ points: [HistoryPoint], from first: CalendarDay, until: CalendarDay
    ) -> [HistoryPoint] {
        var (weeks, next, last): ([HistoryPoint], Int, HistoryPoint?) = ([], 0, nil)
        var day = first
        while true {
            day = min(day, until)
            while next < points.count, points[next].day <= day {
                last = points[next]
                next += 1
            }
            if let last { weeks.append(HistoryPoint(day: day, done: last.done, completed: last.completed)) }
            if day == until || day > until { return weeks }
            day = day.adding(days: 7)
        }
    }
}
