import Identifiers
import Testing

@Suite("Identifiers: 統合宛名番号")
struct AtenaNumberTests {
    @Test("Leading zeros are padding", arguments: [("000000000000123", "123"), ("123", "123"), ("1", "1")])
    func padding(_ text: String, plain: String) throws {
        #expect(try AtenaNumber(text).text == plain)
    }

    @Test("Not a number", arguments: ["", "0", "000", "1234567890123456", "12a", "-12", "１２３"])
    func refused(_ text: String) {
        #expect(throws: IdentifierError.self) { try AtenaNumber(text) }
    }

    @Test("Order is by value")
    func order() throws {
        let numbers = try ["100", "99", "1000", "9"].map { try AtenaNumber($0) }
        #expect(numbers.sorted().map(\.text) == ["9", "99", "100", "1000"])
    }
}
