import Foundation
import SeededChance
import Storage
import StorageSQLite
import Testing

@testable import SupportSearch

@Suite struct SearchIndexTests {
    private let store: SQLiteStore
    private let now = Date(timeIntervalSince1970: 1_463_628_600)

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "search-\(UUID().uuidString).sqlite").path())
        try await store.migrate(SearchIndex.schema)
    }

    private func put(
        _ key: String, _ text: String, _ audience: SearchAudience = .everybody, _ kind: SearchKind = .ticket
    )
        async throws
    {
        try await store.write { [now] tx in
            try SearchIndex.put(
                SearchEntry(kind: kind, key: key, audience: audience, title: "題", text: text), at: now, in: tx)
        }
    }

    private func keys(_ typed: String, by organisation: String? = nil, kind: SearchKind? = nil) async throws -> [String]
    {
        try await store.read { tx in
            let words = SearchWords(typed)
            let hits =
                if let organisation {
                    try SearchIndex.found(words, of: kind, by: organisation, in: tx)
                } else {
                    try SearchIndex.foundByDesk(words, of: kind, in: tx)
                }
            return hits.map(\.key)
        }
    }

    @Test func anyPieceIsFoundHoweverItIsTyped() async throws {
        try await put("1", "VPN装置のサーバー証明書が\n有効になりません。\"引用\" (AND) *")
        for typed in [
            "証明書", "証", "明書", "さーばー", "ｻｰﾊﾞｰ", "ばー証", "ＶＰＮ", "vpn装", "が有効", "効に", "証明書 有効", "証 VPN", "\"引用\"", "(AND)",
            "*", "せん。",
        ] {
            #expect(try await keys(typed) == ["1"], "\(typed)")
        }
        for typed in ["証明所", "書証", "VPN 不明", "VPN OR", "", "　", "NEAR(", "証明書 嘘"] {
            #expect(try await keys(typed) == [], "\(typed)")
        }
    }

    @Test func anOrganisationFindsItsOwnAndWhatIsForEverybody() async throws {
        try await put("own", "接続できません", .organisation("202029"))
        try await put("other", "接続できません", .organisation("202011"))
        try await put("notice", "接続できません", .everybody, .notice)
        try await put("note", "接続できません", .desk, .note)
        for typed in ["接続できません", "接続", "接", "接続 でき", "接続でき 接"] {
            #expect(try await keys(typed, by: "202029") == ["notice", "own"])
            #expect(try await keys(typed, by: "202011") == ["notice", "other"])
            #expect(try await keys(typed) == ["note", "notice", "other", "own"])
            #expect(try await keys(typed, by: "202029", kind: .notice) == ["notice"])
            #expect(try await keys(typed, kind: .ticket) == ["other", "own"])
        }
    }

    @Test func whatIsChangedOrTakenAwayIsNotFoundByWhatItWas() async throws {
        try await put("1", "古い文章です")
        try await put("2", "別の文章です")
        try await put("1", "新しい文章です")
        #expect(try await keys("古い文章") == [])
        #expect(try await keys("古") == [])
        #expect(try await keys("文章です") == ["1", "2"])
        try await store.write { tx in try SearchIndex.remove(.ticket, "1", in: tx) }
        #expect(try await keys("文章") == ["2"])
        try await store.write { tx in
            try tx.run("INSERT INTO search_trigrams (search_trigrams) VALUES ('integrity-check')", [])
            try tx.run("INSERT INTO search_grams (search_grams) VALUES ('integrity-check')", [])
        }
    }

    @Test func pagesGoOnWhereTheLastEnded() async throws {
        for number in 0..<45 { try await put("\(number)", "同じ本文") }
        var seen: [String] = []
        var before: Int64?
        for _ in 0..<3 {
            let hits = try await store.read { [before] tx in
                try SearchIndex.foundByDesk(SearchWords("同じ本文"), before: before, in: tx)
            }
            seen += hits.map(\.key)
            before = hits.last?.place
        }
        #expect(seen == (0..<45).reversed().map(String.init))
    }

    /// Against looking through every text.
    @Test func theSameAsLookingThroughEveryText() async throws {
        let characters = Array("あいアイ証明書VPNｖｐｎ ")
        var chance = Chance(seed: 99)
        var texts: [String] = []
        for number in 0..<120 {
            let text = String((0..<12).compactMap { _ in characters.randomElement(using: &chance) })
            texts.append(text)
            try await put("\(number)", text)
        }
        for _ in 0..<300 {
            let typed = String(
                (0..<Int.random(in: 1...4, using: &chance)).compactMap { _ in
                    characters.randomElement(using: &chance)
                })
            let words = typed.split(separator: " ").map { SearchFold.fold(String($0)) }
            guard !words.isEmpty else { continue }
            let expected = texts.indices.reversed().filter { index in
                let folded = SearchFold.fold("題\n" + texts[index])
                return words.allSatisfy { folded.contains($0) }
            }.prefix(SearchIndex.pageSize).map(String.init)
            #expect(try await keys(typed) == expected, "\(typed)")
        }
    }

    @Test func theExcerptIsAroundTheWord() {
        let text = String(repeating: "あ", count: 100) + "証明書" + String(repeating: "い", count: 100)
        let excerpt = Excerpt.of(text, around: SearchWords("証明書"))
        #expect(excerpt.hasPrefix("…あ") && excerpt.contains("証明書い") && excerpt.hasSuffix("…"))
        #expect(Excerpt.of("短い", around: SearchWords("無い")) == "短い")
    }
}
