import Foundation
import Identifiers
import Testing

@Suite("Identifiers: coding")
struct CodingTests {
    private struct Message: Codable, Equatable {
        var code: LocalGovernmentCode
        var atena: AtenaNumber
        var item: ItemCode
        var record: RecordIdentifier
    }

    @Test("Identifiers code as one string each")
    func roundTrip() throws {
        let message = Message(
            code: try LocalGovernmentCode("202029"), atena: try AtenaNumber("100000000012345"),
            item: try ItemCode("TM00000000000002"), record: try RecordIdentifier("tax-0001"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(message)
        let expected = #"{"atena":"100000000012345","code":"202029","item":"TM00000000000002","record":"tax-0001"}"#
        #expect(String(decoding: data, as: UTF8.self) == expected)
        #expect(try JSONDecoder().decode(Message.self, from: data) == message)
    }

    @Test("Decoding validates and quotes nothing", arguments: [#"["202028"]"#, #"["2020299"]"#, "[202029]", "[null]"])
    func refused(_ json: String) {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LocalGovernmentCode].self, from: Data(json.utf8))
        }
        #expect(error.map { "\($0)".contains("20202") } == false)
    }

    @Test(
        "What a person types is folded",
        arguments: [
            ("２０２０２９", "202029"), ("20 20-29", "202029"), ("１２３４　５６７８−９０１８", "123456789018"),
            ("０２６３ー００ー０００１", "0263000001"), ("12a", "12a"), ("", ""),
        ])
    func folding(_ typed: String, plain: String) {
        #expect(TypedDigits.fold(typed) == plain)
    }
}
