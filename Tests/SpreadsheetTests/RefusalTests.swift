import Foundation
import Spreadsheet
import Testing

/// Files that are no form: refused with a reason, never a crash, never a full memory.
struct RefusalTests {
    static let good: [UInt8] = {
        let rows = (0..<200).map { Row([Cell("行\($0)"), Cell(.number(Double($0)))]) }
        return (try? Workbook(sheets: [Sheet(name: "様式", rows: rows)]).encoded()) ?? []
    }()

    static func code(_ bytes: [UInt8]) -> String? {
        do throws(SpreadsheetError) {
            _ = try Workbook(decoding: bytes)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [
        ([], "spreadsheet.empty-file"), (Array("団体コード,提出日".utf8), "spreadsheet.not-a-zip"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "spreadsheet.old-format-or-password"),
        ([0x50, 0x4B, 3, 4], "spreadsheet.not-a-zip"), (Array("PK".utf8), "spreadsheet.not-a-zip"),
        (Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18), "spreadsheet.not-a-workbook"),
    ])
    func `something else than a workbook`(bytes: [UInt8], code: String) {
        #expect(Self.code(bytes) == code)
    }

    @Test func `a file cut off anywhere`() {
        #expect(Self.code(Self.good) == nil)
        for length in stride(from: 1, to: Self.good.count, by: 97) {
            #expect(Self.code(Array(Self.good.prefix(length))) == "spreadsheet.not-a-zip")
        }
    }

    @Test func `a byte changed anywhere is no crash`() {
        var refused = 0
        for index in stride(from: 0, to: Self.good.count, by: 23) {
            var bytes = Self.good
            bytes[index] ^= 0x5A
            if Self.code(bytes) != nil { refused += 1 }
        }
        #expect(refused > 50)
    }

    @Test func `a bomb that says how large it is`() throws {
        let bomb = [UInt8](repeating: 0x20, count: SpreadsheetLimits.entryBytes + 1)
        let bytes = try Archive.make([("xl/workbook.xml", bomb)])
        #expect(bytes.count < 100_000)
        #expect(Self.code(bytes) == "spreadsheet.too-large")
    }

    @Test func `a bomb in several parts`() throws {
        let part = [UInt8](repeating: 0x20, count: 15 * 1_024 * 1_024)
        let bytes = try Archive.make((0..<4).map { ("part\($0)", part) })
        #expect(Self.code(bytes) == "spreadsheet.too-large")
    }

    @Test func `a bomb that lies about its size`() throws {
        let bomb = [UInt8](repeating: 0x20, count: SpreadsheetLimits.entryBytes * 2)
        let bytes = Archive.lying(try Archive.make([("_rels/.rels", bomb)]), size: 400)
        #expect(bytes.count < 100_000)
        #expect(Self.code(bytes) == "spreadsheet.too-large")
    }

    @Test func `too many parts`() throws {
        let bytes = try Archive.make((0...SpreadsheetLimits.entries).map { ("part\($0)", [0x41]) })
        #expect(Self.code(bytes) == "spreadsheet.too-large")
    }

    @Test(arguments: [
        #"<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><Relationships>&c;</Relationships>"#,
        #"<!DOCTYPE a SYSTEM "file:///etc/hostname"><Relationships/>"#,
    ])
    func `a document type`(text: String) throws {
        let plain = try Archive.make([("_rels/.rels", Array(text.utf8))])
        #expect(Self.code(plain) == "spreadsheet.not-a-workbook")
        let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Self.code(try Archive.make([("_rels/.rels", [0xFF, 0xFE] + wide)])) == "spreadsheet.not-a-workbook")
    }

    @Test(arguments: [
        (
            #"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>"#,
            "spreadsheet.damaged"
        ),
        (
            #"<worksheet><sheetData><row r="1"><c r="A1"><v>x</v></c></row></sheetData></worksheet>"#,
            "spreadsheet.damaged"
        ),
        (
            #"<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>"#,
            "spreadsheet.too-large"
        ),
        (
            #"<worksheet><sheetData><row><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>"#,
            "spreadsheet.too-large"
        ),
        (#"<worksheet><sheetData><row r="9999999999999999999"><c><v>1</v></c></row></sheetData></worksheet>"#, nil),
        (#"<worksheet><sheetData><row r="-9223372036854775808"><c><v>1</v></c></row></sheetData></worksheet>"#, nil),
        ("<worksheet><sheetData><row>", "spreadsheet.damaged"), ("", "spreadsheet.damaged"),
    ])
    func `a sheet that makes no sense`(sheet: String, code: String?) throws {
        #expect(Self.code(try HandmadeWorkbook(sheet: sheet).bytes()) == code)
    }

    @Test func `scattered cells cannot fill the memory`() throws {
        let rows = (1...SpreadsheetLimits.rows).map { #"<row r="\#($0)"><c r="IV\#($0)"><v>1</v></c></row>"# }
        let bytes = try HandmadeWorkbook(
            sheet: "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"
        ).bytes()
        #expect(Self.code(bytes) == "spreadsheet.too-large")
    }
}
