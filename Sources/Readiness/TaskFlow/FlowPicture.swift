public import DesignSystem
import Identifiers
import Programme
public import ReadinessLedger
import ServiceCalendar

/// The order of one side's tasks, each with its state (§2.1).
public enum FlowPicture {
    private static let box = (width: 300, height: 74)
    private static let gap = (x: 34, y: 44)
    private static let margin = 16

    /// Draws statuses that are in an order in which the tasks can be done.
    public static func diagram(_ statuses: [TaskStatus], title: String) -> Diagram {
        let grid = FlowGridRules.grid(statuses.map { ($0.task.id, $0.task.after) })
        let boxes = statuses.flatMap { status in
            grid.cells[status.task.id].map { shapes(status, at: $0) } ?? []
        }
        return Diagram(
            title: title, description: statuses.map { "\($0.task.title)：\(word($0))" }.joined(separator: "。"),
            width: 2 * margin + grid.columns * (box.width + gap.x) - gap.x,
            height: 2 * margin + grid.rows * (box.height + gap.y) - gap.y,
            leastWidth: grid.columns > 1 ? .medium : .narrow, shapes: arrows(statuses, grid) + boxes)
    }

    /// 「完了 5月19日」, 「実施できます」, 「待ち：…」.
    public static func word(_ status: TaskStatus) -> String {
        switch status.state {
        case .done(let at, _):
            let day = CalendarDay(at)
            return "完了 \(day.year)年\(day.month)月\(day.day)日"
        case .open: return "実施できます"
        case .waiting(let titles): return "待ち：\(titles.joined(separator: "、"))"
        }
    }

    // MARK: - Boxes

    private static func corner(_ cell: FlowGrid.Cell) -> Diagram.Point {
        Diagram.Point(margin + cell.column * (box.width + gap.x), margin + cell.row * (box.height + gap.y))
    }

    private static func shapes(_ status: TaskStatus, at cell: FlowGrid.Cell) -> [Diagram.Shape] {
        let place = corner(cell)
        let (sign, tone, soft): (String, Diagram.Tone, Diagram.Tone) =
            switch status.state {
            case .done: ("✓", .success, .successSoft)
            case .open: ("▶", .information, .informationSoft)
            case .waiting: ("…", .inkSoft, .paperSoft)
            }
        let lines = WrappedText.lines(status.task.title, units: 42, most: 2)
        let state = WrappedText.lines("\(sign) \(word(status))", units: 44, most: 1)
        let top = place.y + (lines.count == 1 ? 32 : 24)
        return [
            .box(
                x: place.x, y: place.y, width: box.width, height: box.height, fill: soft, line: tone,
                isDashed: isWaiting(status))
        ]
            + lines.enumerated().map { index, line in
                .text(Diagram.Point(place.x + 12, top + index * 18), line, .ink, isBold: true)
            }
            + state.map { .text(Diagram.Point(place.x + 12, place.y + box.height - 12), $0, tone, size: 12) }
    }

    private static func isWaiting(_ status: TaskStatus) -> Bool {
        switch status.state {
        case .waiting: true
        case .done, .open: false
        }
    }

    // MARK: - Arrows

    private static func arrows(_ statuses: [TaskStatus], _ grid: FlowGrid) -> [Diagram.Shape] {
        let taken = Set(grid.cells.values)
        return statuses.flatMap { status in
            status.task.after.flatMap { earlier -> [Diagram.Shape] in
                guard let from = grid.cells[earlier], let to = grid.cells[status.task.id] else { return [] }
                let isDone = statuses.first { $0.task.id == earlier }?.isDone ?? false
                return Diagram.Shape.arrow(path(from, to, taken), isDone ? .success : .line)
            }
        }
    }

    /// Down to the task, around every box that stands in the way.
    private static func path(
        _ from: FlowGrid.Cell, _ to: FlowGrid.Cell, _ taken: Set<FlowGrid.Cell>
    ) -> [Diagram.Point] {
        let start = Diagram.Point(corner(from).x + box.width / 2, corner(from).y + box.height)
        let end = Diagram.Point(corner(to).x + box.width / 2, corner(to).y)
        let between = (from.row + 1)..<max(from.row + 1, to.row)
        func isFree(_ column: Int) -> Bool {
            between.allSatisfy { !taken.contains(FlowGrid.Cell(row: $0, column: column)) }
        }
        let (upper, lower) = (start.y + gap.y / 2, end.y - gap.y / 2)
        if isFree(to.column) {
            return from.column == to.column
                ? [start, end] : [start, .init(start.x, upper), .init(end.x, upper), end]
        }
        if isFree(from.column) { return [start, .init(start.x, lower), .init(end.x, lower), end] }
        // Along the channel to the right of where it comes from.
        let channel = corner(from).x + box.width + gap.x / 2
        return [
            start, .init(start.x, upper), .init(channel, upper), .init(channel, lower), .init(end.x, lower), end,
        ]
    }
}
