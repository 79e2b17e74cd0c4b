import Foundation
import NoticeForms
import Spreadsheet

/// A table of a sheet, found by its headings, wherever inserted rows and columns have moved it.
struct SheetTable {
    /// One value with the place where it stands.
    struct Entry {
        let text: String
        /// 「端末!C5」.
        let place: String
    }

    /// By heading, row by row; blank rows are left out.
    let rows: [[String: Entry]]

    /// Nil when no row of the sheet has all headings.
    init?(_ sheet: Sheet, headings: [String]) {
        let width = sheet.rows.map { $0.cells.reduce(0) { $0 + max(1, $1.mergedColumns) } }.max() ?? 0
        func text(_ row: Int, _ column: Int) -> String { Self.text(sheet[row, column] ?? .empty) }
        let found = sheet.rows.indices.lazy.compactMap { row -> (Int, [String: Int])? in
            let columns = headings.reduce(into: [String: Int]()) { columns, heading in
                columns[heading] = (0..<width).first { text(row, $0) == heading }
            }
            return columns.count == headings.count ? (row, columns) : nil
        }.first
        guard let (top, columns) = found else { return nil }
        rows = sheet.rows.indices.dropFirst(top + 1).compactMap { row in
            let entries = columns.mapValues { column in
                Entry(text: text(row, column), place: "\(sheet.name)!\(CellReference(row: row, column: column))")
            }
            return entries.values.allSatisfy(\.text.isEmpty) ? nil : entries
        }
    }

    /// The value to the right of a label.
    static func value(of label: String, in sheet: Sheet) -> Entry? {
        for row in sheet.rows.indices {
            for column in 0..<16 where text(sheet[row, column] ?? .empty) == label {
                let beside = (column + 1..<column + 8).first { !text(sheet[row, $0] ?? .empty).isEmpty } ?? column + 1
                return Entry(
                    text: text(sheet[row, beside] ?? .empty),
                    place: "\(sheet.name)!\(CellReference(row: row, column: beside))")
            }
        }
        return nil
    }

    /// A cell as a form means it: a date as `yyyy-MM-dd`, anything else as it is read.
    private static func text(_ value: CellValue) -> String {
        switch value {
        case .date(let year, let month, let day): String(format: "%04d-%02d-%02d", year, month, day)
        case .empty, .text, .number, .boolean: value.displayText.trimmingWhitespace()
        }
    }
}
