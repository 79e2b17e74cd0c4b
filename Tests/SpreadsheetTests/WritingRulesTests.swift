import Spreadsheet
import Testing

struct WritingRulesTests {
    static let long = String(repeating: "連", count: 32)

    @Test(arguments: [
        ("", "spreadsheet.bad-sheet-name"), (long, "spreadsheet.bad-sheet-name"), ("a/b", "spreadsheet.bad-sheet-name"),
        ("a[b", "spreadsheet.bad-sheet-name"), ("a]b", "spreadsheet.bad-sheet-name"),
        ("a:b", "spreadsheet.bad-sheet-name"), ("a*b", "spreadsheet.bad-sheet-name"),
        ("a?b", "spreadsheet.bad-sheet-name"), ("a\\b", "spreadsheet.bad-sheet-name"),
        ("'a", "spreadsheet.bad-sheet-name"), (String(repeating: "𠮷", count: 16), "spreadsheet.bad-sheet-name"),
    ])
    func `a name that Excel refuses is refused`(name: String, code: String) {
        let workbook = Workbook(sheets: [Sheet(name: name, rows: [])])
        #expect(throws: SpreadsheetError.self) { try workbook.encoded() }
        #expect(Self.code { try workbook.encoded() } == code)
    }

    @Test func `31 characters and brackets of the forms are fine`() throws {
        let name = "連携テスト【首長部局及び一部事務組合・広域連合】あいうえおかき"
        #expect(name.utf16.count == 31)
        let bytes = try Workbook(sheets: [Sheet(name: name, rows: [])]).encoded()
        #expect(try Workbook(decoding: bytes).sheets.map(\.name) == [name])
    }

    @Test(arguments: [
        (CellValue.text(String(repeating: "あ", count: 32_768)), "spreadsheet.text-too-long"),
        (.number(.nan), "spreadsheet.bad-number"), (.number(.infinity), "spreadsheet.bad-number"),
        (.date(year: 2015, month: 2, day: 29), "spreadsheet.bad-date"),
        (.date(year: 1900, month: 2, day: 28), "spreadsheet.bad-date"),
        (.date(year: 2016, month: 13, day: 1), "spreadsheet.bad-date"),
        (.date(year: 2016, month: 4, day: 31), "spreadsheet.bad-date"),
    ])
    func `a value that Excel has no cell for is refused`(value: CellValue, code: String) {
        #expect(Self.code { try Workbook(sheets: [Sheet(name: "a", rows: [Row([Cell(value)])])]).encoded() } == code)
    }

    @Test func `no sheet, two of a name, too wide`() {
        #expect(Self.code { try Workbook(sheets: []).encoded() } == "spreadsheet.no-sheet")
        let twice = [Sheet(name: "a", rows: []), Sheet(name: "A", rows: [])]
        #expect(Self.code { try Workbook(sheets: twice).encoded() } == "spreadsheet.duplicate-sheet-name")
        let wide = Sheet(name: "a", rows: [Row([Cell("x", mergedColumns: 257)])])
        #expect(Self.code { try Workbook(sheets: [wide]).encoded() } == "spreadsheet.too-many-cells")
    }

    static func code(_ body: () throws -> [UInt8]) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? SpreadsheetError)?.code
        }
    }
}
