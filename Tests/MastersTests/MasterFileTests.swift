import Testing
import WebServer

@testable import Masters

/// What a file looks like, from its bytes; and the characters that a name may have.
@Suite struct MasterFileTests {
    @Test func aMarkOfUTF8IsNothing() throws {
        let plain = Array("{\"名\":\"値\"}".utf8)
        for file in [plain, [0xEF, 0xBB, 0xBF] + plain, Array("\r\n ".utf8) + plain] {
            #expect(try MasterFile.object(file)["名"] as? String == "値")
        }
    }

    @Test(arguments: [
        ([UInt8](), MasterFileFault.empty), ([0xEF, 0xBB, 0xBF], .empty), (Array(" \r\n".utf8), .empty),
        // {"松"} in Shift_JIS, UTF-16 with and without a mark.
        ([0x7B, 0x22, 0x8F, 0xBC, 0x22, 0x7D], .shiftJIS), ([0x7B, 0x22, 0xB1, 0xB2, 0xB3, 0x22, 0x7D], .shiftJIS),
        ([0xFF, 0xFE, 0x7B, 0x00], .utf16), ([0xFE, 0xFF, 0x00, 0x7B], .utf16), ([0x7B, 0x00, 0x22, 0x00], .utf16),
        (Array("PK\u{3}\u{4}x".utf8), .archive), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .spreadsheet97),
        (Array("%PDF-1.4".utf8), .pdf), ([0x7B, 0x22, 0xFF, 0x22, 0x7D], .notText), ([0x7B, 0x81], .notText),
        (Array("code,name".utf8), .notJSON(line: 1)), (Array("{\"a\":1,\n\"b\" 2}".utf8), .notJSON(line: 2)),
        (Array("[1]".utf8), .notAnObject), (Array(repeating: 0x20, count: MasterFile.limit + 1), .tooLarge),
    ]) func anotherKindOfFileIsNamed(file: [UInt8], fault: MasterFileFault) {
        #expect(throws: MasterError.unreadable(fault)) { try MasterFile.object(file) }
        #expect(!fault.message.isEmpty && !fault.remedy.isEmpty)
        #expect(MasterError.unreadable(fault).problem.field == "master")
    }

    @Test(arguments: [
        "松本市", "（試験用）税務課 第１係", "ABC-123", "々〆〇ヶ", "①Ⅲ㈱", "髙﨑", "𠮟る", "か゜", "α→β≠∞", "Å", "〒390-8620", "葛",
    ]) func namesHaveTheirCharacters(text: String) {
        #expect(CharacterRules.fault(in: text) == nil)
    }

    @Test(arguments: [
        ("ｶﾅ", "半角カナ（U+FF76）"), ("a\u{7}", "制御文字（U+0007）"), ("a\nb", "制御文字（U+000A）"), ("\u{E000}", "外字（U+E000）"),
        ("a\u{200B}b", "制御文字（U+200B）"), ("\u{FEFF}a", "制御文字（U+FEFF）"), ("\u{378}", "割り当てのない文字（U+0378）"),
        ("\u{FFFF}", "割り当てのない文字（U+FFFF）"), ("か\u{3099}", "濁点などが分かれた文字（U+3099）"), ("e\u{301}", "濁点などが分かれた文字（U+0301）"),
        ("😀", "JIS X 0213 にない文字（U+1F600）"), ("葛\u{E0100}", "JIS X 0213 にない文字（U+E0100）"),
        ("한", "JIS X 0213 にない文字（U+D55C）"),
        (" a", "空白"), ("a　", "空白"), ("\u{202E}a", "制御文字（U+202E）"), ("a\u{A0}b", "JIS X 0213 にない文字（U+00A0）"),
    ]) func otherCharactersAreNamedByNumber(text: String, fault: String) {
        #expect(CharacterRules.fault(in: text)?.contains(fault) == true)
    }
}
