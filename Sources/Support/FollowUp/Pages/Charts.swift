import DesignSystem
import Foundation
import Identifiers
import Programme
import RollUp
import ServiceCalendar

/// Funnel and history, each as a diagram and as a table.
enum Charts {
    static func funnel(_ summary: Summary, _ plan: TaskPlan) -> [Block] {
        [.diagram(funnelDiagram(summary, plan)), .table(funnelTable(summary, plan))]
    }

    private static func funnelDiagram(_ summary: Summary, _ plan: TaskPlan) -> Diagram {
        let (left, width, line) = (420, 440, 26)
        var (shapes, y): ([Diagram.Shape], Int) = ([], 8)
        for bureau in Bureau.allCases.sorted() {
            let steps = summary.funnel.filter { plan.slots[$0.slot].bureau == bureau && $0.of > 0 }
            guard !steps.isEmpty else { continue }
            shapes.append(.text(Diagram.Point(4, y + 14), bureau.title, isBold: true))
            y += line
            for step in steps {
                let done = step.done * width / step.of
                shapes += [
                    .text(Diagram.Point(16, y + 15), Words.clipped(plan.slots[step.slot].task.title, 31)),
                    .box(x: left, y: y + 3, width: width, height: 16, fill: .paper, line: .line),
                    .box(x: left, y: y + 3, width: done, height: 16, fill: .key, line: .key),
                    .text(Diagram.Point(left + width + 8, y + 15), "\(step.done)/\(step.of)"),
                ]
                y += line
            }
        }
        return Diagram(
            title: "作業ごとの完了団体数（下の表と同じ内容）", width: left + width + 110, height: y + 8, leastWidth: .own, shapes: shapes)
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
        func point(_ x: Int, _ y: Int) -> Diagram.Point { Diagram.Point(x, y) }
        var shapes: [Diagram.Shape] = [
            .text(point(left - 8, 24), "100%", anchor: .end), .text(point(left - 8, 20 + height), "0%", anchor: .end),
            .line([point(left, 20), point(left + width, 20)], .line, width: 1, isDashed: true),
            .line([point(left, 20 + height), point(left + width, 20 + height)], .line, width: 1),
            .line(weeks.enumerated().map { point(x($0.offset), y($0.element.done, tasks)) }, .key),
            .line(weeks.enumerated().map { point(x($0.offset), y($0.element.completed, organisations)) }, .success),
            .text(point(left + 10, 44), "青：完了した作業の割合", isBold: true),
            .text(point(left + 10, 64), "緑：すべて完了した団体の割合", isBold: true),
        ]
        for index in weeks.indices where index % max(1, weeks.count / 8) == 0 {
            shapes.append(
                .text(point(x(index), height + 38), String(weeks[index].day.description.dropFirst(5)), anchor: .middle))
        }
        return [
            .diagram(
                Diagram(
                    title: "進捗の推移（下の表と同じ内容）", width: left + width + 40, height: height + 50, leastWidth: .own,
                    shapes: shapes)),
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
