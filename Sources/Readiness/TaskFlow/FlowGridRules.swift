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
        var columns = 0
        // Tasks without a link between them stand side by side, so that no arrow seems to join them.
        for part in parts(tasks) {
            var taken: Set<FlowGrid.Cell> = []
            var width = 0
            for task in part {
                let before = task.after.compactMap { cells[$0] }
                let row = (before.map(\.row).max() ?? -1) + 1
                let wish = before.first.map { $0.column - columns } ?? 0
                let column = nearestFree(to: wish, row: row, taken: taken)
                taken.insert(FlowGrid.Cell(row: row, column: column))
                cells[task.id] = FlowGrid.Cell(row: row, column: columns + column)
                width = max(width, column + 1)
            }
            columns += width
        }
        return FlowGrid(cells: cells, rows: (cells.values.map(\.row).max() ?? -1) + 1, columns: columns)
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
