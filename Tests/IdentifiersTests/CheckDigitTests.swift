import Identifiers
import Testing

@Suite("Identifiers: check digits and shapes")
struct CheckDigitTests {
    @Test("全国地方公共団体コード that hold", arguments: ["011002", "131016", "202029", "473821", "010006", "200000"])
    func codes(_ text: String) throws {
        let code = try LocalGovernmentCode(text)
        #expect(code.text == text)
        #expect(code.prefectureNumber + code.bodyNumber == text.prefix(5))
    }

    @Test(
        "全国地方公共団体コード that do not",
        arguments: [
            ("202028", "identifier.check-digit"), ("022029", "identifier.check-digit"),
            ("20202", "identifier.shape"), ("2020299", "identifier.shape"), ("２０２０２９", "identifier.shape"),
            ("20-2029", "identifier.shape"), ("", "identifier.shape"), (" 202029", "identifier.shape"),
        ])
    func badCodes(_ text: String, code: String) {
        let error = #expect(throws: IdentifierError.self) { try LocalGovernmentCode(text) }
        #expect(error?.code == code)
        #expect(error?.field == "全国地方公共団体コード")
    }

    @Test("Each of the ten last digits but one is refused")
    func oneDigitHolds() {
        let holding = (0...9).filter { (try? LocalGovernmentCode("20202\($0)")) != nil }
        #expect(holding == [9])
        let numbers = (0...9).filter { (try? IndividualNumber("12345678901\($0)")) != nil }
        #expect(numbers == [8])
    }

    @Test("個人番号 that hold", arguments: ["123456789018", "983205673214"])
    func individualNumbers(_ text: String) throws {
        #expect(try IndividualNumber(text).withDigits { $0 } == text)
    }

    @Test(
        "Weights by position, and remainders of none and one",
        arguments: [
            // ΣPₙQₙ mod 11 is 0 and 1: both give 0. Then the sixth digit (weight 7) and the seventh (weight 2) alone.
            ("00000000000", 0), ("00000000006", 0), ("00000100000", 4), ("00001000000", 9),
        ])
    func weights(_ body: String, check: Int) {
        let holding = (0...9).filter { (try? IndividualNumber("\(body)\($0)")) != nil }
        #expect(holding == [check])
    }

    @Test("個人番号 that do not hold", arguments: ["123456789010", "12345678901", "1234567890188", "１２３４５６７８９０１８"])
    func badIndividualNumbers(_ text: String) {
        let error = #expect(throws: IdentifierError.self) { try IndividualNumber(text) }
        #expect(error?.field == "個人番号")
        #expect(error.map { "\($0)".contains(text) } == false)
    }

    @Test("Codes of the master")
    func masterCodes() throws {
        #expect(try ItemCode("TM00000000000002").text == "TM00000000000002")
        #expect(try AffairCode("JM01000000121000").text == "JM01000000121000")
        #expect(try ProcedureCode("JT01010000000214").text == "JT01010000000214")
        #expect(try HolderCode("0220113112101700").text == "0220113112101700")
        for text in [
            "JM01000000121000", "TM0000000000000", "TM000000000000022", "TM0000000000000x", "tm00000000000002",
        ] {
            #expect(throws: IdentifierError.self) { try ItemCode(text) }
        }
        #expect(throws: IdentifierError.self) { try HolderCode("022011311210170") }
    }

    @Test("Opaque identifiers")
    func opaque() throws {
        #expect(try ProcessingNumber("0190-ab!").text == "0190-ab!")
        for text in ["", "a b", "処理", String(repeating: "a", count: 65)] {
            #expect(throws: IdentifierError.self) { try ProcessingNumber(text) }
        }
        #expect(try RecordIdentifier("tax_0001-A").text == "tax_0001-A")
        for text in ["", "a.b", "a b", "記録", String(repeating: "a", count: 65)] {
            #expect(throws: IdentifierError.self) { try RecordIdentifier(text) }
        }
    }
}
