/// Turns scattered cells into rows, with empty cells in the gaps.
struct SheetAssembly {
    private let content: SheetContent
    private let name: String

    /// Takes what was collected.
    init(_ content: SheetContent, name: String) {
        self.content = content
        self.name = name
    }

    /// The sheet.
    /// - Throws: ``SpreadsheetError`` when filling the gaps would make too many cells.
    func sheet() throws(SpreadsheetError) -> Sheet {
        var columns: [Int: Int] = [:]
        for place in content.cells.keys {
            columns[place.row] = max(columns[place.row] ?? 0, place.column + 1)
        }
        let cellCount = columns.values.reduce(0, +)
        guard cellCount <= SpreadsheetLimits.cells else { throw PackageRules.tooLarge("シート「\(name)」のセルの数") }
        let last = columns.keys.max() ?? -1
        let rows = (0..<(last + 1)).map { index in
            Row(cells(of: index, count: columns[index] ?? 0), height: content.heights[index])
        }
        let lastWidth = content.widths.keys.max() ?? -1
        // 8.43 characters is the width of a column that nobody touched.
        let widths = (0..<(lastWidth + 1)).map { content.widths[$0] ?? 8.43 }
        return Sheet(name: name, columnWidths: widths, rows: rows, landscape: content.landscape)
    }

    private func cells(of row: Int, count: Int) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        while column < count {
            let place = CellReference(row: row, column: column)
            let cell = content.cells[place] ?? Cell(.empty)
            let span = content.merges[place] ?? 1
            cells.append(Cell(cell.value, style: cell.style, mergedColumns: span))
            column += span
        }
        return cells
    }
}
