import Foundation
import Spreadsheet
import Testing

struct RoundTripTests {
    @Test(arguments: [
        CellValue.empty, .text("自治体中間サーバー"), .text("一行目\n二行目"), .text("=1+1"), .text("<&>\"' 　"), .text("_x0041_"),
        .text("  前後の空白  "), .text("𠮷野家 髙﨑 ｶﾞ"), .number(0), .number(-1.5), .number(1_234_567_890_123),
        .number(0.1), .boolean(true), .boolean(false), .date(year: 2016, month: 5, day: 31),
        .date(year: 2016, month: 2, day: 29), .date(year: 1900, month: 3, day: 1),
        .date(year: 9999, month: 12, day: 31),
        .date(year: 2000, month: 12, day: 31),
    ])
    func `every value comes back`(value: CellValue) throws {
        let sheet = Sheet(name: "様式", rows: [Row([Cell(value), Cell("end")])])
        let back = try Workbook(decoding: Workbook(sheets: [sheet]).encoded())
        #expect(back.sheets.first?[0, 0] == value)
        #expect(back.sheets.first?[0, 1] == .text("end"))
    }

    @Test(arguments: [
        ("a\r\nb\rc", "a\nb\nc"), ("a\u{0}\u{8}\u{1B}b", "ab"), ("a\u{FFFF}b", "ab"), ("\u{0}", ""),
    ])
    func `what XML cannot carry is left out`(text: String, kept: String) throws {
        let sheet = Sheet(name: "様式", rows: [Row([Cell(text), Cell("end")])])
        let back = try Workbook(decoding: Workbook(sheets: [sheet]).encoded())
        #expect(back.sheets.first?[0, 0]?.displayText == kept)
    }

    @Test func `places, spans, widths, heights and names come back`() throws {
        let first = Sheet(
            name: "最終確認チェックリスト", columnWidths: [4, 40.5],
            rows: [
                Row([Cell("題名", style: .title, mergedColumns: 3), Cell(.number(4))], height: 30), Row(),
                Row([Cell(.empty), Cell(.boolean(true), style: .pass, mergedColumns: 2), Cell("右")]),
            ], landscape: true, repeatHeaderRow: 2)
        let second = Sheet(name: "B", rows: [])
        let back = try Workbook(decoding: Workbook(sheets: [first, second]).encoded())
        #expect(back.sheets.map(\.name) == ["最終確認チェックリスト", "B"])
        let sheet = try #require(back.sheet(named: "最終確認チェックリスト"))
        #expect(back.sheet(named: "b") != nil && back.sheet(named: "C") == nil)
        #expect(sheet.landscape && !back.sheets[1].landscape)
        #expect(sheet.rows.map { $0.cells.map(\.mergedColumns) } == [[3, 1], [], [1, 2, 1]])
        #expect(sheet.rows[0].height == 30 && sheet.rows[2].height == nil)
        #expect(sheet.columnWidths.count == 2 && abs(sheet.columnWidths[1] - 40.5) < 1)
        #expect(sheet[0, 0] == .text("題名") && sheet[0, 1] == .empty && sheet[0, 3] == .number(4))
        #expect(sheet[2, 1] == .boolean(true) && sheet[2, 3] == .text("右"))
        #expect(sheet[0, 4] == nil && sheet[1, 0] == nil && sheet[3, 0] == nil && sheet[-1, 0] == nil)
        #expect(back.sheets[1].rows.isEmpty)
    }

    @Test func `every style is written`() throws {
        let rows = CellStyle.allCases.map { style in
            Row([Cell("\(style)", style: style), Cell(.date(year: 2016, month: 6, day: 30), style: style)])
        }
        let back = try Workbook(decoding: Workbook(sheets: [Sheet(name: "様式", rows: rows)]).encoded())
        let sheet = try #require(back.sheets.first)
        #expect(CellStyle.allCases.indices.allSatisfy { sheet[$0, 1] == .date(year: 2016, month: 6, day: 30) })
        #expect(sheet.rows.allSatisfy { $0.cells.map(\.style) == [.plain, .date] })
    }

    @Test func `nothing is left in the temporary folder`() async throws {
        _ = try Workbook(sheets: [Sheet(name: "様式", rows: [Row([Cell("秘")])])]).encoded()
        let folder = FileManager.default.temporaryDirectory.path
        var left: [String] = []
        // Other tests write at the same time; what stays is what counts.
        for _ in 0..<100 {
            left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("workbook-") }
            if left.isEmpty { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(left.isEmpty)
    }

    @Test(arguments: [
        (CellValue.number(3), "3"), (.number(0.25), "0.25"), (.boolean(true), "TRUE"), (.empty, ""),
        (.date(year: 2016, month: 5, day: 1), "2016/5/1"),
    ])
    func `values show as a person reads them`(value: CellValue, text: String) {
        #expect(value.displayText == text)
    }
}
