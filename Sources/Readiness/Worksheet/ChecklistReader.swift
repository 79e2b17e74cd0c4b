import Identifiers
import ServiceCalendar
import Spreadsheet

/// Reads the sheet of a checklist that somebody filled in or edited.
struct ChecklistReader {
    private let grid: FormGrid

    /// Finds the sheet: by its name, or, when the tab was renamed, by its labels.
    /// - Throws: ``ChecklistError`` with the code `checklist.no-sheet`.
    init(_ workbook: Workbook) throws(ChecklistError) {
        let named = workbook.sheets.first {
            WrittenText.folded($0.name) == WrittenText.folded(ChecklistLayout.sheetName)
        }
        let labelled = workbook.sheets.first { FormGrid(sheet: $0).find(ChecklistLayout.itemTitle) != nil }
        guard let sheet = named ?? labelled else {
            throw ChecklistError(
                sheet: workbook.sheets.first?.name ?? "", cell: "A1", code: "checklist.no-sheet",
                message: "シート「\(ChecklistLayout.sheetName)」がありません。配付されたチェックリストを送付してください。")
        }
        grid = FormGrid(sheet: sheet)
    }

    /// The whole checklist.
    /// - Throws: ``ChecklistError``.
    func checklist() throws(ChecklistError) -> SubmittedChecklist {
        let code = try organisationCode()
        let kind = try organisationKind()
        let submittedOn = try submissionDay()
        let submitter = try field(ChecklistLayout.submitter)
        let name = WrittenText.trimmed(submitter.value.displayText)
        guard !name.isEmpty else { throw grid.error(submitter.place, "missing-value", "提出者を記入してください。") }
        return SubmittedChecklist(
            organisationCode: code, submittedOn: submittedOn, submitter: name, items: try ItemTable(grid).items(),
            tests: try TestTable(grid, bureaus: kind.bureaus).tests())
    }

    private func organisationCode() throws(ChecklistError) -> LocalGovernmentCode {
        let (place, value) = try field(ChecklistLayout.code)
        var text = WrittenText.folded(value.displayText).replacing("-", with: "")
        // Typed into an unprotected cell, Excel makes a number of 011002 and drops its zero.
        if case .number = value, text.count == 5 { text = "0" + text }
        do {
            return try LocalGovernmentCode(text)
        } catch {
            throw grid.error(place, "bad-code", error.message)
        }
    }

    private func organisationKind() throws(ChecklistError) -> OrganisationKind {
        let (place, value) = try field(ChecklistLayout.kind)
        let text = WrittenText.folded(value.displayText)
        guard let kind = OrganisationKind.allCases.first(where: { $0.title == text }) else {
            let titles = OrganisationKind.allCases.map(\.title).joined(separator: "、")
            throw grid.error(place, "bad-kind", "団体区分は\(titles)のいずれかを記入してください。")
        }
        return kind
    }

    private func submissionDay() throws(ChecklistError) -> CalendarDay {
        let (place, value) = try field(ChecklistLayout.submittedOn)
        switch WrittenDate(value) {
        case .day(let day): return day
        case .blank: throw grid.error(place, "missing-value", "送付日を記入してください。")
        case .notApplicable, .unreadable: throw grid.badDate(place, value)
        }
    }

    private func field(_ label: String) throws(ChecklistError) -> (place: CellReference, value: CellValue) {
        guard let place = grid.find(label) else {
            throw grid.error(
                CellReference(row: 0, column: 0), "missing-label", "「\(label)」の欄がありません。配付されたチェックリストに記入してください。")
        }
        return grid.value(of: place)
    }
}

extension FormGrid {
    /// The error for a cell that should hold a date.
    func badDate(_ place: CellReference, _ value: CellValue) -> ChecklistError {
        let text = String(value.displayText.prefix(40))
        return error(place, "bad-date", "「\(text)」は日付として読めません。2016/5/31 又は平成28年5月31日のように記入してください。")
    }
}
