import Foundation
import Identifiers
import SeededChance
import Testing

@testable import NumberScreen

@Suite struct NumberScreenTests {
    /// A test number that nobody has: 12345678901 with its check digit.
    private static let number = "123456789018"

    @Test(arguments: [
        "123456789018", "１２３４５６７８９０１８", "1234-5678-9018", "1234 5678 9018", "1234　5678　9018", "１２３４－５６７８－９０１８",
        "1234ー5678ー9018", "1234ｰ5678ｰ9018", "1234–5678—9018", "1 2 3 4 5 6 7 8 9 0 1 8", "1234 - 5678 - 9018",
        "12-3456789018", "1234\u{00A0}5678\u{00A0}9018", "１２３4−5678_9018",
    ]) func isNoticedHoweverItIsTyped(typed: String) {
        for (before, after) in [("", ""), ("個人番号は", "です。"), ("03-1234-5678 / ", ""), ("2016年5月19日、", "、2件")] {
            let screened = NumberScreen.screened(before + typed + after)
            #expect(screened.masked == 1)
            #expect(screened.text == before + NumberScreen.mask + after)
        }
    }

    @Test(arguments: [
        "123456789017", "1123456789018", "1234567890180", "12345678901", "000000000000001", "電話 03-6679-3395",
        "1234/5678/9018", "1234\n56789018", "1234,5678,9018", "2016-05-19 12:30", "全国地方公共団体コード 202029", "",
    ]) func othersAreLeftAlone(text: String) {
        #expect(NumberScreen.screened(text) == ScreenedText(text: text, masked: 0))
    }

    @Test func aNumberAfterATelephoneNumberIsNoticed() {
        let screened = NumberScreen.screened("03-1234-5678 123456789018 と 1234-5678-9018")
        #expect(screened.masked == 2)
        #expect(screened.text == "03-1234-5678 \(NumberScreen.mask) と \(NumberScreen.mask)")
    }

    /// For every body of eleven digits exactly the right check digit is noticed.
    @Test func onlyTheRightCheckDigit() throws {
        var chance = Chance(seed: 12)
        for _ in 0..<2_000 {
            let body = (0..<11).map { _ in String(Int.random(in: 0...9, using: &chance)) }.joined()
            let noticed = (0...9).filter { NumberScreen.screened(body + String($0)).masked == 1 }
            let valid = (0...9).filter { (try? IndividualNumber(body + String($0))) != nil }
            #expect(noticed == valid && valid.count == 1)
        }
    }

    @Test func bytesKeepEverythingElse() {
        let bytes = Array("From: x\r\n\r\n".utf8) + [0xFF, 0x80] + Array(Self.number.utf8) + [0xFE]
        let masked = NumberScreen.masked(bytes: bytes)
        #expect(masked.masked == 1 && masked.bytes.count == bytes.count)
        #expect(masked.bytes == Array("From: x\r\n\r\n".utf8) + [0xFF, 0x80] + Array("************".utf8) + [0xFE])
        #expect(NumberScreen.masked(bytes: [0x41, 0x31]).masked == 0)
    }
}
