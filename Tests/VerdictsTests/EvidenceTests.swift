import Foundation
import Testing
import Verdicts

@Suite("Verdicts: evidence.json")
struct EvidenceTests {
    private static let passed = ItemResult(
        item: .t7, bureau: "mayor", from: "atena-system", to: "server.example.jp", verdict: .pass, hop: nil,
        expected: nil, seen: nil, remedy: nil, startedAt: "2016-05-19T12:30:00+09:00", milliseconds: 41,
        serverEvidence: "1024")
    private static let failed = ItemResult(
        item: .t3, bureau: "education", from: "admin-terminal", to: "repository.example.jp", verdict: .fail,
        hop: .organisationFirewall, expected: "通信の許可", seen: "応答なし", remedy: "FWの設定を確認してください。",
        startedAt: "2016-05-19T12:31:00+09:00", milliseconds: 3000, serverEvidence: nil)
    private static let keys: Set<String> = [
        "item", "bureau", "from", "to", "verdict", "hop", "expected", "seen", "remedy", "startedAt", "milliseconds",
        "serverEvidence", "probes",
    ]

    private func object(_ result: ItemResult) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(result)) as? [String: Any])
    }

    @Test("Every key is written, whatever the verdict", arguments: [passed, failed])
    func everyKey(_ result: ItemResult) throws {
        #expect(Set(try object(result).keys) == Self.keys)
    }

    @Test("Null where there is nothing, and only there")
    func nulls() throws {
        let passed = try object(Self.passed).filter { $0.value is NSNull }
        #expect(Set(passed.keys) == ["hop", "expected", "seen", "remedy", "probes"])
        let failed = try object(Self.failed).filter { $0.value is NSNull }
        #expect(Set(failed.keys) == ["serverEvidence", "probes"])
    }

    @Test("Each value stands under its own key")
    func values() throws {
        let written = try object(Self.failed).compactMapValues { $0 as? String }
        #expect(
            written == [
                "item": "T3", "bureau": "education", "from": "admin-terminal", "to": "repository.example.jp",
                "verdict": "fail", "hop": "organisation FW", "expected": "通信の許可", "seen": "応答なし",
                "remedy": "FWの設定を確認してください。", "startedAt": "2016-05-19T12:31:00+09:00",
            ])
        #expect(try object(Self.failed)["milliseconds"] as? Int == 3000)
    }

    @Test("What is written reads back equal, in its order")
    func roundTrip() throws {
        let evidence = Evidence(
            organisation: "202029", at: "2016-05-19T12:35:00+09:00", items: [Self.passed, Self.failed])
        let data = try JSONEncoder().encode(evidence)
        #expect(try JSONDecoder().decode(Evidence.self, from: data) == evidence)
    }

    @Test(
        "A word that is no item, verdict or hop is refused",
        arguments: [(#""T3""#, #""T11""#), (#""fail""#, #""failed""#), (#""organisation FW""#, #""FW""#)])
    func unknownWord(_ word: String, other: String) throws {
        let good = String(decoding: try JSONEncoder().encode(Self.failed), as: UTF8.self)
        let spoilt = good.replacing(word, with: other)
        try #require(spoilt != good)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(ItemResult.self, from: Data(spoilt.utf8)) }
    }
}
