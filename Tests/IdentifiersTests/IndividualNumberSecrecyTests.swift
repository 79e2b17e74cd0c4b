import Identifiers
import Testing

@Suite("Identifiers: a 個人番号 does not leak")
struct IndividualNumberSecrecyTests {
    @Test("Printing, reflecting and dumping show nothing")
    func hidden() throws {
        let number = try IndividualNumber("123456789018")
        var dumped = ""
        dump([number], to: &dumped)
        let shown = [
            "\(number)", String(describing: number), String(reflecting: number), String(reflecting: [number]),
            "\(Optional.some(number) as Any)", dumped,
        ]
        for text in shown {
            #expect(!text.contains("123456789018"))
            #expect(text.contains("個人番号(非表示)"))
        }
        #expect(Mirror(reflecting: number).children.isEmpty)
    }

    @Test("It cannot be coded")
    func notCodable() throws {
        let number: Any = try IndividualNumber("123456789018")
        #expect(!(number is any Encodable))
        #expect(!(number is any Decodable))
    }
}
