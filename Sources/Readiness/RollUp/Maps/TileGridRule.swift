import Identifiers

/// Where each municipality's tile stands: as its office lies among the others, not to scale.
///
/// Longitude and latitude are taken as ranks, so that far islands do not press the mainland together; each tile then takes
/// the free cell nearest to its rank's. Who is more to the north-west chooses first.
public enum TileGridRule {
    /// One place of the grid.
    public struct Cell: Sendable, Hashable {
        public let column: Int
        public let row: Int
    }

    /// A cell for each place, in their order, no two the same; and how many columns the grid has.
    public static func cells(_ places: [GeographicPlace]) -> (cells: [Cell], columns: Int) {
        guard !places.isEmpty else { return ([], 0) }
        let columns = max(1, Int((Double(places.count) * 1.6).squareRoot().rounded(.up)))
        let east = ranks(places.map(\.longitude))
        let south = ranks(places.map { -$0.latitude })
        func wanted(_ index: Int) -> Cell {
            Cell(column: east[index] * columns / places.count, row: south[index] * columns / places.count)
        }
        let order = places.indices.sorted { (south[$0] + east[$0], $0) < (south[$1] + east[$1], $1) }
        var (taken, cells) = (Set<Cell>(), [Cell?](repeating: nil, count: places.count))
        for index in order {
            let cell = nearest(to: wanted(index), columns: columns, taken: taken)
            taken.insert(cell)
            cells[index] = cell
        }
        return (packed(cells.compactMap(\.self)), columns)
    }

    /// The places of values in their own order, equal ones by their index.
    private static func ranks(_ values: [Double]) -> [Int] {
        var ranks = [Int](repeating: 0, count: values.count)
        for (rank, index) in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }).enumerated() {
            ranks[index] = rank
        }
        return ranks
    }

    private static func nearest(to wanted: Cell, columns: Int, taken: Set<Cell>) -> Cell {
        var best: (distance: Int, cell: Cell)?
        for row in 0..<columns {
            for column in 0..<columns {
                let cell = Cell(column: column, row: row)
                let (x, y) = (column - wanted.column, row - wanted.row)
                let distance = x * x + y * y
                if !taken.contains(cell), distance < best?.distance ?? .max { best = (distance, cell) }
            }
        }
        return best?.cell ?? wanted
    }

    /// Rows that nobody took are left out.
    private static func packed(_ cells: [Cell]) -> [Cell] {
        let rows = Set(cells.map(\.row)).sorted()
        let places = Dictionary(
            rows.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return cells.map { Cell(column: $0.column, row: places[$0.row] ?? $0.row) }
    }
}
