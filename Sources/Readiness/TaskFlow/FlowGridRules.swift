/// Where each task of one side stands in the picture of their order.
public struct FlowGrid: Sendable, Hashable {
    /// A place in the grid, both from 0.
    public struct Cell: Sendable, Hashable {
        public let row: Int
        public let column: Int
    }

    /// By task.
    public let cells: [String: Cell]
    public let rows: Int
    public let columns: Int
}

/// A layered drawing: each task stands below everything that it waits for.
public enum FlowGridRules {
    /// Places tasks; `tasks` are in an order in which they can be done, `after` names earlier ones.
    public static func grid(_ tasks: [(id: String, after: [String])]) -> FlowGrid {
        var cells: [String: FlowGrid.Cell] = [:]
        for part in parts(tasks) {
            let own = placed(part)
            let offset = offset(of: Set(own.values), beside: Set(cells.values))
            for (id, cell) in own { cells[id] = FlowGrid.Cell(row: cell.row, column: cell.column + offset) }
        }
        return FlowGrid(
            cells: cells, rows: (cells.values.map(\.row).max() ?? -1) + 1,
            columns: (cells.values.map(\.column).max() ?? -1) + 1)
    }

    /// One part by itself: each task one row below the lowest that it waits for, under the first of them if it can.
    private static func placed(_ part: [(id: String, after: [String])]) -> [String: FlowGrid.Cell] {
        var cells: [String: FlowGrid.Cell] = [:]
        for task in part {
            let before = task.after.compactMap { cells[$0] }
            let row = (before.map(\.row).max() ?? -1) + 1
            let column = nearestFree(to: before.first?.column ?? 0, row: row, taken: Set(cells.values))
            cells[task.id] = FlowGrid.Cell(row: row, column: column)
        }
        return cells
    }

    /// How far right a part stands: tasks without a link never touch, so that no arrow seems to join them.
    private static func offset(of part: Set<FlowGrid.Cell>, beside taken: Set<FlowGrid.Cell>) -> Int {
        let columns = (taken.map(\.column).max() ?? -1) + 1
        return (0..<columns).first { offset in
            part.allSatisfy { cell in
                (-1...1).allSatisfy {
                    !taken.contains(FlowGrid.Cell(row: cell.row + $0, column: cell.column + offset))
                }
            }
        } ?? columns
    }

    /// The wished column, or the nearest free one, to the right first.
    private static func nearestFree(to wish: Int, row: Int, taken: Set<FlowGrid.Cell>) -> Int {
        for distance in 0...taken.count {
            for column in [wish + distance, wish - distance] where column >= 0 {
                if !taken.contains(FlowGrid.Cell(row: row, column: column)) { return column }
            }
        }
        return taken.count
    }

    /// The tasks in groups that are linked, each in the given order.
    private static func parts(_ tasks: [(id: String, after: [String])]) -> [[(id: String, after: [String])]] {
        var owner: [String: Int] = [:]
        var count = 0
        for task in tasks {
            let linked = Set(task.after.compactMap { owner[$0] })
            guard let first = linked.min() else {
                owner[task.id] = count
                count += 1
                continue
            }
            for (id, part) in owner where linked.contains(part) { owner[id] = first }
            owner[task.id] = first
        }
        return Set(owner.values).sorted().map { part in tasks.filter { owner[$0.id] == part } }
    }
}
