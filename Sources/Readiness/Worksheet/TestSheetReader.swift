public import Identifiers
public import ServiceCalendar
public import Spreadsheet
public import Verdicts

/// One line of a worksheet's test sheet as somebody left it: one item from one place.
public struct WrittenTestLine: Sendable, Hashable {
    /// What stands in the column 完了日.
    public enum Completion: Sendable, Hashable {
        case day(CalendarDay)
        case notApplicable
        case blank
    }

    /// Where: `連携テスト【教育委員会】!G21`.
    public let cell: String
    public let bureau: Bureau
    public let item: TestItem
    /// 接続元.
    public let from: String
    public let completion: Completion
    /// 実際: what is worth noting, or why it does not apply.
    public let remark: String
}

extension WorksheetForm {
    /// The lines of a worksheet's test sheets, found by their headings; nil when there is no such sheet.
    /// - Throws: ``ChecklistError`` with the first cell that cannot be read as a date.
    public static func testLines(in workbook: Workbook) throws(ChecklistError) -> [WrittenTestLine]? {
        var lines: [WrittenTestLine]?
        for sheet in workbook.sheets {
            guard let reader = TestSheetReader(sheet) else { continue }
            lines = (lines ?? []) + (try reader.lines())
        }
        return lines
    }
}

private struct TestSheetReader {
    private let grid: FormGrid
    private let heading: Int
    private let bureau: Bureau
    private let columns: (item: Int, from: Int, day: Int, remark: Int)

    /// The lower table: the upper one has 項番 and 完了日, too, but no 接続元.
    init?(_ sheet: Sheet) {
        grid = FormGrid(sheet: sheet)
        guard let from = grid.find("接続元"), let item = grid.column("項番", in: from.row),
            let day = grid.column("完了日", in: from.row), let remark = grid.column("実際", in: from.row)
        else { return nil }
        heading = from.row
        columns = (item, from.column, day, remark)
        bureau = grid.find(TestSheet.fullName(.education)) == nil ? .mayor : .education
    }

    func lines() throws(ChecklistError) -> [WrittenTestLine] {
        var lines: [WrittenTestLine] = []
        for row in grid.sheet.rows.indices.dropFirst(heading + 1) {
            func text(_ column: Int) -> String { grid.text(CellReference(row: row, column: column)) }
            guard let item = TestItem(rawValue: WrittenText.folded(text(columns.item))) else { continue }
            let place = CellReference(row: row, column: columns.day)
            let value = grid.sheet[row, columns.day] ?? .empty
            let completion: WrittenTestLine.Completion
            switch WrittenDate(value) {
            case .day(let day): completion = .day(day)
            case .notApplicable: completion = .notApplicable
            case .blank: completion = .blank
            case .unreadable: throw grid.badDate(place, value)
            }
            lines.append(
                WrittenTestLine(
                    cell: "\(grid.sheet.name)!\(place)", bureau: bureau, item: item, from: text(columns.from),
                    completion: completion, remark: text(columns.remark)))
        }
        return lines
    }
}
