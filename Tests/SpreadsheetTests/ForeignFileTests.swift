import Foundation
import Spreadsheet
import Testing

/// Workbooks as other programs write them.
struct ForeignFileTests {
    static func sheet(_ cells: String) -> String {
        "<x:worksheet xmlns:x=\"\(HandmadeWorkbook.main)\"><x:sheetData><x:row>\(cells)</x:row></x:sheetData></x:worksheet>"
    }

    @Test(arguments: [
        (#"<x:c t="s"><x:v>0</x:v></x:c>"#, CellValue.text("東京都 新宿区")),
        (#"<x:c t="s"><x:v>1</x:v></x:c>"#, .text("太字と平文")),
        (#"<x:c t="inlineStr"><x:is><x:t>直接</x:t></x:is></x:c>"#, .text("直接")),
        (#"<x:c t="inlineStr"><x:is><x:r><x:t>分</x:t></x:r><x:r><x:t>割</x:t></x:r></x:is></x:c>"#, .text("分割")),
        (#"<x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>式の値</x:v></x:c>"#, .text("式の値")),
        (#"<x:c><x:f>1+2</x:f><x:v>3</x:v></x:c>"#, .number(3)), (#"<x:c t="b"><x:v>1</x:v></x:c>"#, .boolean(true)),
        (#"<x:c t="e"><x:v>#REF!</x:v></x:c>"#, .text("#REF!")), (#"<x:c s="1"/>"#, .empty),
        (#"<x:c t="d"><x:v>2016-05-31T00:00:00</x:v></x:c>"#, .date(year: 2016, month: 5, day: 31)),
        (#"<x:c s="1"><x:v>42521</x:v></x:c>"#, .date(year: 2016, month: 5, day: 31)),
        (#"<x:c s="2"><x:v>42521.75</x:v></x:c>"#, .date(year: 2016, month: 5, day: 31)),
        (#"<x:c s="3"><x:v>42521</x:v></x:c>"#, .date(year: 2016, month: 5, day: 31)),
        (#"<x:c s="4"><x:v>42521</x:v></x:c>"#, .number(42_521)),
        (#"<x:c s="5"><x:v>42521</x:v></x:c>"#, .number(42_521)),
        (#"<x:c s="0"><x:v>42521</x:v></x:c>"#, .number(42_521)), (#"<x:c s="1"><x:v>-1</x:v></x:c>"#, .number(-1)),
    ])
    func `every kind of cell`(cell: String, value: CellValue) throws {
        var book = HandmadeWorkbook(sheet: Self.sheet(cell + #"<x:c t="b"><x:v>0</x:v></x:c>"#))
        book.texts =
            "<sst><si><t>東京都 新宿区</t><rPh sb=\"0\" eb=\"3\"><t>トウキョウト</t></rPh></si>"
            + "<si><r><rPr><b/></rPr><t>太字</t></r><r><t>と平文</t></r></si></sst>"
        book.styles =
            #"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>"#
            + #"<numFmt numFmtId="165" formatCode="[Red]0.00E+00"/><numFmt numFmtId="166" formatCode="0&quot;day&quot;"/></numFmts>"#
            + #"<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>"#
            + #"<xf numFmtId="58"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>"#
        let sheet = try #require(try Workbook(decoding: book.bytes()).sheet(named: "様式"))
        #expect(sheet[0, 0] == value)
        #expect(sheet[0, 1] == .boolean(false))
    }

    @Test func `dates that count from 1904`() throws {
        var book = HandmadeWorkbook(sheet: Self.sheet(#"<x:c s="0"><x:v>41059</x:v></x:c>"#))
        book.styles = #"<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>"#
        book.workbookProperties = #"date1904="1""#
        #expect(try Workbook(decoding: book.bytes()).sheets[0][0, 0] == .date(year: 2016, month: 5, day: 31))
    }

    @Test func `gaps, and empty cells coloured to the edge of the sheet`() throws {
        let text =
            #"<worksheet><sheetData><row r="3"><c r="C3"><v>7</v></c><c r="XFD3" s="0"/></row></sheetData></worksheet>"#
        let sheet = try Workbook(decoding: HandmadeWorkbook(sheet: text).bytes()).sheets[0]
        #expect(sheet.rows.map(\.cells.count) == [0, 0, 3])
        #expect(sheet[2, 2] == .number(7) && sheet[2, 0] == .empty)
    }

    @Test(arguments: [("A1", 0, 0), ("B7", 6, 1), ("$AA$10", 9, 26), ("XFD1048576", 1_048_575, 16_383)])
    func `cell references`(text: String, row: Int, column: Int) throws {
        let reference = try #require(CellReference(text))
        #expect(reference == CellReference(row: row, column: column))
        #expect(reference.description == text.replacing("$", with: ""))
    }

    @Test(arguments: [
        "", "A", "7", "A0", "1A", "A-1", "あ1", "a1", "AAAAAAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999",
    ])
    func `what is no cell reference`(text: String) {
        #expect(CellReference(text) == nil)
    }
}
