import ServiceCalendar
import Spreadsheet

/// The table of the five items, found by its headings.
struct ItemTable {
    private let grid: FormGrid
    private let heading: CellReference
    private let numberColumn: Int
    private let dateColumn: Int

    /// Finds the table.
    /// - Throws: ``ChecklistError`` when a heading is missing.
    init(_ grid: FormGrid) throws(ChecklistError) {
        self.grid = grid
        guard let heading = grid.find(ChecklistLayout.itemTitle) else {
            throw grid.error(
                CellReference(row: 0, column: 0), "missing-heading", "見出し「\(ChecklistLayout.itemTitle)」がありません。")
        }
        guard let numbers = grid.column(ChecklistLayout.itemNumber, in: heading.row) else {
            throw grid.error(heading, "missing-heading", "この行に見出し「\(ChecklistLayout.itemNumber)」がありません。")
        }
        guard let dates = grid.column(ChecklistLayout.completedOn, in: heading.row) else {
            throw grid.error(heading, "missing-heading", "この行に見出し「\(ChecklistLayout.completedOn)」がありません。")
        }
        self.heading = heading
        numberColumn = numbers
        dateColumn = dates
    }

    /// The five items in order.
    /// - Throws: ``ChecklistError`` naming the cell.
    func items() throws(ChecklistError) -> [SubmittedChecklistItem] {
        var items: [SubmittedChecklistItem] = []
        for number in 1...ChecklistLayout.itemCount { items.append(try read(number)) }
        return items
    }

    private func read(_ number: Int) throws(ChecklistError) -> SubmittedChecklistItem {
        let rows = grid.rows("\(number)", column: numberColumn, below: heading.row)
        let start = CellReference(row: heading.row, column: numberColumn)
        let row = try grid.only(rows, title: "\(ChecklistLayout.itemNumber)\(number)", heading: start)
        let place = CellReference(row: row, column: dateColumn)
        let value = grid.sheet[row, dateColumn] ?? .empty
        let completedOn: CalendarDay?
        switch WrittenDate(value) {
        case .day(let day): completedOn = day
        case .blank: completedOn = nil
        case .notApplicable:
            throw grid.error(place, "not-applicable", "この項目は「対象外」にできません。確認した日を記入してください。")
        case .unreadable: throw grid.badDate(place, value)
        }
        return SubmittedChecklistItem(
            item: "c\(number)", title: text(ChecklistLayout.itemTitle, row), completedOn: completedOn,
            confirmedBy: text(ChecklistLayout.confirmedBy, row), remark: text(ChecklistLayout.remark, row))
    }

    private func text(_ column: String, _ row: Int) -> String {
        grid.column(column, in: heading.row).map { grid.text(CellReference(row: row, column: $0)) } ?? ""
    }
}

extension FormGrid {
    /// The one row of an item.
    /// - Throws: ``ChecklistError`` when there is none or more than one.
    func only(_ rows: [Int], title: String, heading: CellReference) throws(ChecklistError) -> Int {
        guard let row = rows.first else {
            throw error(heading, "missing-row", "この見出しの下に「\(title)」の行がありません。")
        }
        guard rows.count == 1 else {
            throw error(
                CellReference(row: rows[1], column: heading.column), "duplicate-row", "「\(title)」の行が重複しています。")
        }
        return row
    }
}
