public import DesignSystem
import Identifiers
public import Programme
import ReadinessLedger
public import ServiceCalendar

/// The schedule as a Gantt chart: milestones, planned and actual bars, deadlines, today, critical path (§1.2).
public struct GanttPicture {
    private typealias Point = Diagram.Point
    private static let labels = 470
    private static let top = 64
    private static let row = 24
    private let sides: [SideSchedule]
    private let milestones: [Milestone]
    private let scale: GanttScale
    private let today: CalendarDay

    /// The days that a chart shows.
    public enum Range: String, Sendable, CaseIterable {
        /// From the first task to the last.
        case tasks
        /// Everything that the programme names.
        case all

        /// The name on screens.
        public var title: String {
            switch self {
            case .tasks: "作業の期間"
            case .all: "全期間"
            }
        }
    }

    /// Prepares a chart of all sides as of a day.
    public init(_ sides: [SideSchedule], programme: Programme, range: Range, today: CalendarDay) {
        let spans = sides.flatMap(\.lines).flatMap { [$0.known.plan, $0.forecast.span] }
        let dated = programme.milestones.flatMap { [$0.from, $0.to] }.compactMap(\.self)
        let ofTasks = spans.flatMap { [$0.begin, $0.end] }
        let days = range == .all ? ofTasks + dated : ofTasks
        let from = (days.min() ?? today).adding(days: -3)
        let to = (days.max() ?? today).adding(days: 10)
        self.sides = sides
        self.today = today
        scale = GanttScale(from: from, to: to, left: Self.labels + 10, width: 1_000)
        milestones = programme.milestones.filter { milestone in
            guard let first = milestone.from ?? milestone.to else { return false }
            return first <= to && (milestone.to ?? first) >= from
        }
    }

    /// The chart; its description counts, and the page has a table with everything.
    public func diagram(title: String) -> Diagram {
        let rows = milestones.count + sides.map { $0.lines.count + 1 }.reduce(1, +)
        let bottom = Self.top + rows * Self.row
        let late = sides.flatMap(\.lines).filter { $0.forecast.daysLate > 0 }
        let critical = sides.flatMap(\.lines).filter(\.forecast.isCritical)
        let text =
            "\(JapanTime.japanese(today))現在。期限に遅れる見込み: "
            + (late.isEmpty ? "なし" : late.map(\.task.title).joined(separator: "、")) + "。クリティカルパス: "
            + (critical.isEmpty ? "なし" : critical.map(\.task.title).joined(separator: "、")) + "。"
        return Diagram(
            title: title, description: text, width: Self.labels + 1_030, height: bottom + 56, leastWidth: .wide,
            shapes: grid(to: bottom) + bars + todayLine(to: bottom) + legend(at: bottom + 34), isSheet: true)
    }

    private func grid(to bottom: Int) -> [Diagram.Shape] {
        let weeks = scale.weeks.flatMap { day -> [Diagram.Shape] in
            [
                .line([Point(scale.x(day), Self.top - 14), Point(scale.x(day), bottom)], .paperSoft, width: 1),
                .text(Point(scale.x(day) + 2, Self.top - 4), "\(day.day)", .inkSoft, size: 11),
            ]
        }
        let starts = scale.months
        let months = starts.enumerated().flatMap { index, day -> [Diagram.Shape] in
            let next = index + 1 < starts.count ? scale.x(starts[index + 1]) : scale.end(scale.to)
            let line = Diagram.Shape.line(
                [Point(scale.x(day), Self.top - 34), Point(scale.x(day), bottom)], .line, width: 1)
            // A month that is cut off has no room for its name.
            guard next - scale.x(day) >= 36 else { return [line] }
            let year = day.month == 1 || index == 0 ? "\(day.year)年" : ""
            return [
                line, .text(Point(scale.x(day) + 4, Self.top - 42), year, .inkSoft, size: 12),
                .text(Point(scale.x(day) + 4, Self.top - 22), "\(day.month)月", .ink, size: 13, isBold: true),
            ]
        }
        return weeks + months
    }

    private var bars: [Diagram.Shape] {
        var y = Self.top
        var shapes = heading("マイルストーン", y)
        for milestone in milestones {
            y += Self.row
            shapes += label(milestone.title, y) + drawn(milestone, y)
        }
        for side in sides {
            y += Self.row
            shapes += heading(side.bureau.title, y)
            for line in side.lines {
                y += Self.row
                shapes += label("\(sign(line)) \(line.task.title)", y) + drawn(line, y)
            }
        }
        return shapes
    }

    private func heading(_ text: String, _ y: Int) -> [Diagram.Shape] {
        [
            .box(x: 0, y: y + 2, width: Self.labels + 1_020, height: Self.row - 4, fill: .paperSoft, line: nil),
            .text(Point(8, y + 17), text, .ink, size: 13, isBold: true),
        ]
    }

    private func label(_ text: String, _ y: Int) -> [Diagram.Shape] {
        [.text(Point(14, y + 17), text.count > 36 ? text.prefix(35) + "…" : text, .ink, size: 12)]
    }

    private func sign(_ line: SideSchedule.Line) -> String {
        switch line.status.state {
        case .done: "✓"
        case .open: "▶"
        case .waiting: "…"
        }
    }

    private func drawn(_ milestone: Milestone, _ y: Int) -> [Diagram.Shape] {
        let middle = y + Self.row / 2
        guard let from = milestone.from ?? milestone.to else { return [] }
        if milestone.isSingleDay || milestone.from == nil {
            return [.polygon(Self.star(Point((scale.x(from) + scale.end(from)) / 2, middle)), .key)]
        }
        let to = milestone.to ?? scale.to
        return [
            .box(
                x: scale.x(from), y: y + 8, width: max(4, scale.end(to) - scale.x(from)), height: 8,
                fill: .informationSoft, line: .key, isDashed: milestone.to == nil)
        ]
    }

    /// First plan a thin line, the plan an outline, what happened or will happen filled, the deadline a mark.
    private func drawn(_ line: SideSchedule.Line, _ y: Int) -> [Diagram.Shape] {
        let (known, forecast) = (line.known, line.forecast)
        let tone: Diagram.Tone =
            line.status.isDone ? .success : forecast.isCritical ? .error : .information
        func bar(_ span: PlannedSpan, _ y: Int, _ height: Int, _ fill: Diagram.Tone?, _ line: Diagram.Tone)
            -> Diagram.Shape
        {
            .box(
                x: scale.x(span.begin), y: y, width: max(4, scale.end(span.end) - scale.x(span.begin)),
                height: height, fill: fill, line: line)
        }
        var shapes = [
            bar(known.plan, y + 3, 18, nil, .inkSoft), bar(forecast.span, y + 7, 10, tone, tone),
        ]
        if let first = known.firstPlan, first != known.plan {
            shapes.append(
                .line([Point(scale.x(first.begin), y + 23), Point(scale.end(first.end), y + 23)], .inkSoft, width: 2))
        }
        if let deadline = known.deadline, scale.contains(deadline) {
            let x = scale.end(deadline)
            shapes.append(
                .polygon([Point(x - 5, y + 2), Point(x + 5, y + 2), Point(x, y + 10)], .warning))
        }
        if let slip = forecast.slip, slip != 0 {
            let after = max(scale.end(forecast.span.end), scale.end(known.plan.end))
            shapes.append(
                .text(
                    Point(after + 8, y + 17), slip > 0 ? "+\(slip)日" : "\(slip)日", slip > 0 ? .error : .success,
                    size: 11))
        }
        return shapes
    }

    private func todayLine(to bottom: Int) -> [Diagram.Shape] {
        guard scale.contains(today) else { return [] }
        let x = (scale.x(today) + scale.end(today)) / 2
        return [
            .line([Point(x, Self.top - 36), Point(x, bottom)], .error, isDashed: true),
            .text(Point(x + 5, bottom + 12), "今日 \(today.month)/\(today.day)", .error, size: 12, isBold: true),
        ]
    }

    private func legend(at y: Int) -> [Diagram.Shape] {
        var x = 14
        var shapes: [Diagram.Shape] = []
        func entry(_ word: String, _ mark: (Int) -> Diagram.Shape) {
            shapes += [mark(x), .text(Point(x + 36, y + 10), word, .ink, size: 12)]
            x += 50 + word.count * 13
        }
        entry("現在の計画") { .box(x: $0, y: y - 4, width: 28, height: 18, fill: nil, line: .inkSoft) }
        entry("✓ 完了") { .box(x: $0, y: y, width: 28, height: 10, fill: .success, line: .success) }
        entry("見込み") { .box(x: $0, y: y, width: 28, height: 10, fill: .information, line: .information) }
        entry("見込み（クリティカルパス）") { .box(x: $0, y: y, width: 28, height: 10, fill: .error, line: .error) }
        entry("当初の計画") { .line([Point($0, y + 5), Point($0 + 28, y + 5)], .inkSoft) }
        entry("期限") { .polygon([Point($0 + 8, y), Point($0 + 18, y), Point($0 + 13, y + 8)], .warning) }
        entry("マイルストーン") { .polygon(Self.star(Point($0 + 14, y + 5)), .key) }
        return shapes
    }

    /// A star with four points.
    private static func star(_ centre: Point) -> [Point] {
        [
            Point(centre.x, centre.y - 8), Point(centre.x + 3, centre.y - 3), Point(centre.x + 8, centre.y),
            Point(centre.x + 3, centre.y + 3), Point(centre.x, centre.y + 8), Point(centre.x - 3, centre.y + 3),
            Point(centre.x - 8, centre.y), Point(centre.x - 3, centre.y - 3),
        ]
    }
}
