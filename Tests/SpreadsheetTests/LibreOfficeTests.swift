import Foundation
import Spreadsheet
import Testing

/// Another program opens what we write, and we read what it saves.
@Suite(
    .serialized,
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice"),
        "soffice is not installed: no other program to open the workbook with"))
struct LibreOfficeTests {
    static let workbook = Workbook(sheets: [
        Sheet(
            name: "連携テスト", columnWidths: [30, 30, 30, 30, 30],
            rows: [Row([Cell("団体内のシステム連携テスト", style: .title, mergedColumns: 5)])]
                + (1...80).map { number in
                    Row([
                        Cell(.number(Double(number))), Cell("項目\(number)", style: .label),
                        Cell(.date(year: 2016, month: 5, day: 31), style: .date), Cell("合格", style: .pass), Cell("備考"),
                    ])
                }, landscape: true, repeatHeaderRow: 0)
    ])

    @Test func `as text, the values are ours`() throws {
        let text = String(
            decoding: try Self.convert(to: "csv:Text - txt - csv (StarCalc):44,34,76,1", "csv"), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "\"団体内のシステム連携テスト\",,,,")
        #expect(lines.dropFirst().first == #"1,"項目1",2016/5/31,"合格","備考""#)
    }

    @Test func `saved by it, the workbook reads the same`() throws {
        let back = try Workbook(decoding: [UInt8](Self.convert(to: "xlsx:Calc MS Excel 2007 XML", "xlsx")))
        let (sheet, ours) = (try #require(back.sheet(named: "連携テスト")), Self.workbook.sheets[0])
        for (row, line) in ours.rows.enumerated() {
            #expect(line.cells.indices.allSatisfy { sheet[row, $0] == ours[row, $0] })
        }
        #expect(sheet.rows[0].cells[0].mergedColumns == 5)
    }

    @Test func `in print it is A4 sideways and one page wide`() throws {
        let text = String(decoding: try Self.convert(to: "pdf", "pdf"), as: UTF8.self)
        let boxes = text.matches(of: /\/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]/)
            .compactMap { match in Double(match.1).flatMap { width in Double(match.2).map { (width, $0) } } }
        #expect(!boxes.isEmpty && boxes.allSatisfy { abs($0.0 - 842) < 2 && abs($0.1 - 595) < 2 })
        let pages = text.matches(of: /\/Type\s*\/Page[^s]/).count
        // 81 rows need two or three pages in height; a second page in width would double that.
        #expect((2...3).contains(pages))
    }

    /// Runs a conversion with a profile of its own and returns the result's bytes.
    private static func convert(to filter: String, _ suffix: String) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(try workbook.encoded()).write(to: folder.appendingPathComponent("in.xlsx"))
        let office = Process()
        office.executableURL = URL(fileURLWithPath: "/bin/sh")
        office.arguments = [
            "-c",
            """
            mkdir out; timeout 120 soffice -env:UserInstallation=file://"$PWD"/profile --headless \
            --convert-to '\(filter)' --outdir out in.xlsx >log 2>&1; touch finished
            """,
        ]
        office.currentDirectoryURL = folder
        try office.run()
        let finished = folder.appendingPathComponent("finished")
        for _ in 0..<1_250 where !FileManager.default.fileExists(atPath: finished.path) { usleep(100_000) }
        return try Data(contentsOf: folder.appendingPathComponent("out/in.\(suffix)"))
    }
}
