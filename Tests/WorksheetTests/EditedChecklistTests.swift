import Identifiers
import Spreadsheet
import Testing
import Verdicts
import Worksheet

/// Checklists as they come back after people had them open in Excel.
struct EditedChecklistTests {
    static func sheet() throws -> Sheet {
        try Fixture.checklist(.city, Fixture.passed([.mayor, .education])).sheets[0]
    }

    @Test(arguments: ["２０１６/５/３１", "平成28年5月31日", " 2016年 5月31日　", "H28.5.31"])
    func `dates typed as text`(text: String) throws {
        var sheet = try Self.sheet()
        sheet = sheet.replacing(CellReference(row: 9, column: 4), with: .text(text))
        sheet = sheet.replacing(CellReference(row: 16, column: 4), with: .text(text))
        sheet = sheet.replacing(CellReference(row: 5, column: 2), with: .text(text))
        let read = try ChecklistForm.read(Workbook(sheets: [sheet]))
        let day = try Fixture.day("2016-05-31")
        #expect(read.items[0].completedOn == day && read.submittedOn == day)
        #expect(read.tests.first { $0.item == .t1 && $0.bureau == .education }?.completedOn == day)
    }

    @Test func `moved rows and columns, stray spaces, a renamed tab`() throws {
        let sheet = try Self.sheet()
        let moved = sheet.rows.map { row in
            Row(
                [Cell(.empty)]
                    + row.cells.map { cell in
                        guard case .text(let text) = cell.value else { return cell }
                        return Cell(" \(text)　", style: cell.style, mergedColumns: cell.mergedColumns)
                    })
        }
        let rows =
            [Row(), Row([Cell("社内メモ")])] + moved.prefix(8) + [Row(), Row()] + moved.dropFirst(8).prefix(2) + [Row()]
            + moved.dropFirst(10)
        let edited = Workbook(sheets: [Sheet(name: "メモ", rows: []), Sheet(name: "最終版 (2)", rows: rows)])
        let read = try ChecklistForm.read(Workbook(decoding: edited.encoded()))
        #expect(read == (try ChecklistForm.read(Workbook(sheets: [sheet]))))
        #expect(read.isComplete)
    }

    @Test(arguments: [
        (CellValue.text("２０２０２９"), "202029"), (.text("20202-9"), "202029"), (.number(202_029), "202029"),
        (.number(11_002), "011002"),
    ])
    func `the organisation's code as typed`(value: CellValue, code: String) throws {
        let sheet = try Self.sheet().replacing(CellReference(row: 2, column: 2), with: value)
        #expect(try ChecklistForm.read(Workbook(sheets: [sheet])).organisationCode.text == code)
    }

    @Test(arguments: [
        (9, 4, CellValue.text("済"), "E10", "checklist.bad-date"), (13, 4, .number(42_521), "E14", "checklist.bad-date"),
        (10, 4, .text("対象外"), "E11", "checklist.not-applicable"),
        (16, 3, .text("2016/6/31"), "D17", "checklist.bad-date"),
        (25, 4, .boolean(true), "E26", "checklist.bad-date"), (2, 2, .text("202028"), "C3", "checklist.bad-code"),
        (2, 2, .empty, "C3", "checklist.bad-code"), (4, 2, .text("国"), "C5", "checklist.bad-kind"),
        (5, 2, .empty, "C6", "checklist.missing-value"), (5, 2, .text("本日"), "C6", "checklist.bad-date"),
        (6, 2, .text("　"), "C7", "checklist.missing-value"), (8, 4, .text("日付"), "C9", "checklist.missing-heading"),
        (15, 4, .empty, "B16", "checklist.missing-heading"), (8, 2, .text("項目"), "A1", "checklist.missing-heading"),
        (6, 0, .text("氏名"), "A1", "checklist.missing-label"), (11, 0, .text("その他"), "A9", "checklist.missing-row"),
        (11, 0, .text("２"), "A12", "checklist.duplicate-row"),
        (8, 0, .text("No"), "C9", "checklist.missing-heading"),
        (18, 1, .text("管理端末から自治体中間サーバーへの疎通"), "B19", "checklist.duplicate-row"),
    ])
    func `an error names the cell`(row: Int, column: Int, value: CellValue, cell: String, code: String) throws {
        let sheet = try Self.sheet().replacing(CellReference(row: row, column: column), with: value)
        let error = #expect(throws: ChecklistError.self) { try ChecklistForm.read(Workbook(sheets: [sheet])) }
        #expect(error?.cell == cell && error?.code == code && error?.sheet == "最終確認チェックリスト")
        #expect(error?.message.hasSuffix("。") == true)
    }

    @Test func `something else than a checklist`() {
        let error = #expect(throws: ChecklistError.self) {
            try ChecklistForm.read(Workbook(sheets: [Sheet(name: "請求書", rows: [Row([Cell("金額")])])]))
        }
        #expect(error?.code == "checklist.no-sheet" && error?.sheet == "請求書")
    }

    @Test func `a city cannot pass for a union by deleting a column`() throws {
        let rows = try Self.sheet().rows.map { row in
            row.cells.last?.value == .text("教育委員会") ? Row(Array(row.cells.dropLast())) : row
        }
        let error = #expect(throws: ChecklistError.self) {
            try ChecklistForm.read(Workbook(sheets: [Sheet(name: "最終確認チェックリスト", rows: rows)]))
        }
        #expect(error?.message == "この行に見出し「教育委員会」がありません。")
    }
}
