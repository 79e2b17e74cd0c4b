import Spreadsheet

/// Finds labels and columns in a filled-in form, wherever inserted rows and columns have moved them.
struct FormGrid {
    let sheet: Sheet

    /// The first cell with that text in rows from `first` on.
    func find(_ text: String, from first: Int = 0) -> CellReference? {
        let wanted = WrittenText.folded(text)
        for row in sheet.rows.indices.dropFirst(first) {
            if let column = columns(of: row).first(where: { folded(row, $0) == wanted }) {
                return CellReference(row: row, column: column)
            }
        }
        return nil
    }

    /// The value to the right of a label: the first cell with something in it.
    ///
    /// An empty one stands directly beside the label.
    func value(of label: CellReference) -> (place: CellReference, value: CellValue) {
        for column in columns(of: label.row) where column > label.column {
            let value = sheet[label.row, column] ?? .empty
            if !WrittenText.folded(value.displayText).isEmpty {
                return (CellReference(row: label.row, column: column), value)
            }
        }
        return (CellReference(row: label.row, column: columnBeside(label)), .empty)
    }

    /// The first column that a label, which may be merged, does not cover.
    private func columnBeside(_ label: CellReference) -> Int {
        var next = 0
        for cell in sheet.rows[label.row].cells {
            next += max(1, cell.mergedColumns)
            if next > label.column { return next }
        }
        return label.column + 1
    }

    /// The column of a heading in a heading row.
    func column(_ heading: String, in row: Int) -> Int? {
        let wanted = WrittenText.folded(heading)
        return columns(of: row).first { folded(row, $0) == wanted }
    }

    /// The rows below a heading row whose cell in a column has that text.
    func rows(_ text: String, column: Int, below heading: Int) -> [Int] {
        let wanted = WrittenText.folded(text)
        return sheet.rows.indices.dropFirst(heading + 1).filter { folded($0, column) == wanted }
    }

    func text(_ place: CellReference) -> String {
        WrittenText.trimmed(sheet[place.row, place.column]?.displayText ?? "")
    }

    /// An error at a place of this sheet.
    func error(_ place: CellReference, _ code: String, _ message: String) -> ChecklistError {
        ChecklistError(sheet: sheet.name, cell: "\(place)", code: "checklist.\(code)", message: message)
    }

    private func folded(_ row: Int, _ column: Int) -> String {
        WrittenText.folded(sheet[row, column]?.displayText ?? "")
    }

    private func columns(of row: Int) -> Range<Int> {
        0..<sheet.rows[row].cells.reduce(0) { $0 + max(1, $1.mergedColumns) }
    }
}
