/// How high a row must be for its wrapped texts: programs that open a workbook do not all work it out themselves.
enum RowHeight {
    /// Points of one line of the forms' font.
    private static let line = 16.0

    /// The height that a row's texts need; nil when one line is enough.
    static func needed(by row: Row, columnWidths: [Double]) -> Double? {
        var lines = 1
        var column = 0
        for cell in row.cells {
            let span = max(1, cell.mergedColumns)
            if case .text(let text) = cell.value, CellLook(cell.style).wraps {
                let widths = (column..<column + span).map { $0 < columnWidths.count ? columnWidths[$0] : 8.43 }
                // One character's width is lost to the cell's own margins.
                let room = max(1, widths.reduce(0, +) - 1)
                lines = max(lines, text.split(separator: "\n").reduce(0) { $0 + count(of: $1, in: room) })
            }
            column += span
        }
        return lines > 1 ? Double(lines) * line : nil
    }

    /// Lines of a text in a width of characters; Japanese characters take two.
    private static func count(of text: Substring, in room: Double) -> Int {
        let width = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
        return max(1, Int((Double(width) / room).rounded(.up)))
    }
}
