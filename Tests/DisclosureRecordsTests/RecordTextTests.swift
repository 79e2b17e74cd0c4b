import Foundation
import Identifiers
import Testing

@testable import DisclosureRecords

/// The text under a chain's digests is what `JSONEncoder` wrote from the first record on.
struct RecordTextTests {
    /// As every entry was written before, and as any reader of JSON would.
    private static func encoded(_ record: DisclosureRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Microseconds(date).value)
        }
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    /// Records with and without each part; `clerk` is whatever a text may hold.
    private static func records(clerk: String) throws -> [DisclosureRecord] {
        let replica = ProvidedReplica(system: "tax/\"a\\b\"", recordIdentifier: try RecordIdentifier("R-1"))
        let endings: [DisclosureEnding?] = [
            nil, .provided(at: RecordsServer.later(60.123456)), .notProvided("noPermit", at: RecordsServer.later(-0.5)),
            .withdrawn(at: Date(timeIntervalSince1970: -86_400.25)),
        ]
        return try endings.enumerated().flatMap { place, ending in
            try [true, false].flatMap { isGiven in
                try DisclosureRecord.Side.allCases.map { side in
                    DisclosureRecord(
                        side: side, correlation: "c-\(place)/é漢字\u{10FFFF}",
                        processingNumber: isGiven ? try ProcessingNumber("P\(place)") : nil,
                        inquirer: try HolderCode("0220113112101700"),
                        inquirerDelegator: isGiven ? try HolderCode("0220113112101701") : nil,
                        provider: try HolderCode("0220202029201700"),
                        providerDelegator: isGiven ? nil : try HolderCode("0220202029201701"),
                        affair: try AffairCode("JM01000000121000"), procedure: try ProcedureCode("JT01010000000214"),
                        item: try ItemCode("TM00000000000002"), atenaNumber: isGiven ? try AtenaNumber("1001") : nil,
                        clerk: clerk, requestedAt: RecordsServer.later(Double(place) / 3), ending: ending,
                        nonDisclosure: NonDisclosure(byInquirer: isGiven, byProvider: !isGiven),
                        replicas: isGiven ? [replica, replica] : place == 0 ? [] : [replica])
                }
            }
        }
    }

    /// One without anything to escape, as nearly all are.
    private static func plain() throws -> DisclosureRecord {
        try RecordsServer.record(
            1, ending: .notProvided("noPermit", at: RecordsServer.later(60)),
            hidden: NonDisclosure(byInquirer: true, byProvider: false),
            replicas: [ProvidedReplica(system: "tax", recordIdentifier: try RecordIdentifier("R-1"))])
    }

    @Test func `a text is the encoder's, whatever it holds`() throws {
        let controls = (0..<0x20).map { String(UnicodeScalar(UInt8($0))) }.joined()
        for clerk in ["account:suzuki", "", "\(controls)\u{7f}\u{80}\u{2028}", "a\"b\\c/d", "e\u{301}か\u{3099}👨‍👩‍👧"] {
            for record in try Self.records(clerk: clerk) {
                #expect(DisclosureDocument.text(record) == (try Self.encoded(record)))
            }
        }
    }

    @Test func `a text says the record, with escapes or without`() throws {
        for clerk in ["account:suzuki", "a\"b\\c/d\n", "鈴木"] {
            for record in try Self.records(clerk: clerk) {
                let (read, decoded) = try (
                    DisclosureDocument.record(DisclosureDocument.text(record)),
                    DisclosureDocument.record(" " + Self.encoded(record))
                )
                // An instant is kept to the microsecond.
                #expect(read == decoded && DisclosureDocument.text(read) == DisclosureDocument.text(record))
            }
        }
        #expect(RecordTextReader.record(DisclosureDocument.text(try Self.plain())) == (try Self.plain()))
    }

    /// What is not exactly such a text is left to the decoder, which knows JSON and says what is wrong.
    @Test func `no other text is taken for one`() throws {
        let text = DisclosureDocument.text(try Self.plain())
        for cut in 0..<text.utf8.count { #expect(RecordTextReader.record(String(text.prefix(cut))) == nil) }
        let others = [
            text + " ", text + "}", text.replacing("suzuki", with: "suzu\\u006bi"), text.replacing("true", with: "1"),
            text.replacing("TM00000000000002", with: "TM"), text.replacing("\"side\"", with: "\"extra\":1,\"side\""),
        ]
        for other in others { #expect(RecordTextReader.record(other) == nil, "\(other)") }
        #expect(try DisclosureDocument.record(others[2]).clerk == "account:suzuki")
        #expect(throws: DecodingError.self) { try DisclosureDocument.record(others[4]) }
    }
}
