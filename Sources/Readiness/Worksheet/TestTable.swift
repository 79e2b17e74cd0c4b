import Identifiers
import Spreadsheet
import Verdicts

/// The table of the ten test items, found by its headings.
struct TestTable {
    private let grid: FormGrid
    private let heading: CellReference
    private let columns: [(bureau: Bureau, column: Int)]

    /// Finds the table and the column of each bureau.
    /// - Throws: ``ChecklistError`` when a heading is missing.
    init(_ grid: FormGrid, bureaus: [Bureau]) throws(ChecklistError) {
        self.grid = grid
        guard let heading = grid.find(ChecklistLayout.testTitle) else {
            throw grid.error(
                CellReference(row: 0, column: 0), "missing-heading", "見出し「\(ChecklistLayout.testTitle)」がありません。")
        }
        var columns: [(Bureau, Int)] = []
        for bureau in bureaus {
            let title = ChecklistLayout.heading(bureau)
            guard let column = grid.column(title, in: heading.row) else {
                throw grid.error(heading, "missing-heading", "この行に見出し「\(title)」がありません。")
            }
            columns.append((bureau, column))
        }
        self.heading = heading
        self.columns = columns
    }

    /// The items in order, bureau by bureau.
    /// - Throws: ``ChecklistError`` naming the cell.
    func tests() throws(ChecklistError) -> [SubmittedTest] {
        var tests: [SubmittedTest] = []
        for (bureau, column) in columns {
            for item in TestItem.allCases { tests.append(try read(item, bureau, column)) }
        }
        return tests
    }

    private func read(_ item: TestItem, _ bureau: Bureau, _ column: Int) throws(ChecklistError) -> SubmittedTest {
        let rows = grid.rows(item.title, column: heading.column, below: heading.row)
        let row = try grid.only(rows, title: item.title, heading: heading)
        let value = grid.sheet[row, column] ?? .empty
        switch WrittenDate(value) {
        case .day(let day):
            return SubmittedTest(item: item, bureau: bureau, completedOn: day, notApplicable: false)
        case .notApplicable:
            return SubmittedTest(item: item, bureau: bureau, completedOn: nil, notApplicable: true)
        case .blank:
            return SubmittedTest(item: item, bureau: bureau, completedOn: nil, notApplicable: false)
        case .unreadable:
            throw grid.badDate(CellReference(row: row, column: column), value)
        }
    }
}
