/// One sheet: rows from the top, with what is needed to print it.
public struct Sheet: Sendable, Hashable {
    /// The tab's name: 1 to 31 UTF-16 units, none of `[ ] : * ? / \`, not starting or ending with `'`.
    public let name: String
    /// Widths from the first column on, in characters of the default font; later columns keep Excel's default.
    public let columnWidths: [Double]
    /// The rows from the first on.
    public let rows: [Row]
    /// Prints A4 sideways.
    public let landscape: Bool
    /// Index in ``rows`` of the row that every printed page repeats; one of the first six also stays in sight.
    public let repeatHeaderRow: Int?

    /// Describes a sheet; ``Workbook/encoded()`` checks it.
    public init(
        name: String, columnWidths: [Double] = [], rows: [Row], landscape: Bool = false, repeatHeaderRow: Int? = nil
    ) {
        self.name = name
        self.columnWidths = columnWidths
        self.rows = rows
        self.landscape = landscape
        self.repeatHeaderRow = repeatHeaderRow
    }

    /// The value at a row and a column, both counted from zero (`A1` is 0, 0).
    ///
    /// A cell that a merged one covers is ``CellValue/empty``; `nil` lies outside what the sheet holds.
    public subscript(row: Int, column: Int) -> CellValue? {
        guard rows.indices.contains(row), column >= 0 else { return nil }
        var next = 0
        for cell in rows[row].cells {
            if column == next { return cell.value }
            next += max(1, cell.mergedColumns)
            if column < next { return .empty }
        }
        return nil
    }
}
