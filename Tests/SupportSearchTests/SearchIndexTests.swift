import EveryEngine
import Foundation
import SeededChance
import Storage
import Testing

@testable import SupportSearch

@Suite struct SearchIndexTests {
    @Test(arguments: Engine.allCases) func anyPieceIsFoundHoweverItIsTyped(engine: Engine) async throws {
        let index = try await IndexedStore(engine)
        try await index.put("1", "VPN装置のサーバー証明書が\n有効になりません。\"引用\" (AND) *")
        for typed in [
            "証明書", "証", "明書", "さーばー", "ｻｰﾊﾞｰ", "ばー証", "ＶＰＮ", "vpn装", "が有効", "効に", "証明書 有効", "証 VPN", "\"引用\"", "(AND)",
            "*", "せん。",
        ] {
            #expect(try await index.keys(typed) == ["1"], "\(typed)")
        }
        for typed in ["証明所", "書証", "VPN 不明", "VPN OR", "", "　", "NEAR(", "証明書 嘘"] {
            #expect(try await index.keys(typed) == [], "\(typed)")
        }
    }

    @Test(arguments: Engine.allCases) func anOrganisationFindsItsOwnAndWhatIsForEverybody(engine: Engine)
        async throws
    {
        let index = try await IndexedStore(engine)
        try await index.put("own", "接続できません", .organisation("202029"))
        try await index.put("other", "接続できません", .organisation("202011"))
        try await index.put("notice", "接続できません", .everybody, .notice)
        try await index.put("note", "接続できません", .desk, .note)
        for typed in ["接続できません", "接続", "接", "接続 でき", "接続でき 接"] {
            #expect(try await index.keys(typed, by: "202029") == ["notice", "own"])
            #expect(try await index.keys(typed, by: "202011") == ["notice", "other"])
            #expect(try await index.keys(typed) == ["note", "notice", "other", "own"])
            #expect(try await index.keys(typed, by: "202029", kind: .notice) == ["notice"])
            #expect(try await index.keys(typed, kind: .ticket) == ["other", "own"])
        }
    }

    /// With few entries and with many, which are found in different ways.
    @Test(arguments: Engine.allCases, [0, SearchIndex.few]) func anOrganisationOfManyEntriesFindsTheSame(
        engine: Engine, more: Int
    ) async throws {
        let index = try await IndexedStore(engine)
        try await index.put("own", "証明書の期限", .organisation("202029"))
        try await index.put("other", "証明書の期限", .organisation("202011"))
        try await index.store.write { tx in
            for number in 0..<more {
                try SearchIndex.put(
                    SearchEntry(kind: .faq, key: "\(number)", audience: .everybody, title: "", text: "別の話"),
                    at: IndexedStore.now, in: tx)
            }
        }
        try await index.put("manual", "証明書の手順", .everybody, .document)
        for typed in ["証明書", "証明", "証", "証明書 の", "明書 証"] {
            #expect(try await index.keys(typed, by: "202029") == ["manual", "own"], "\(typed)")
            #expect(try await index.keys(typed, by: "202029", kind: .document) == ["manual"], "\(typed)")
        }
        #expect(try await index.keys("期限", by: "202029") == ["own"])
        #expect(try await index.keys("別の話", by: "202029").count == min(more, SearchIndex.pageSize))
    }

    @Test(arguments: Engine.allCases) func whatIsChangedOrTakenAwayIsNotFoundByWhatItWas(engine: Engine)
        async throws
    {
        let index = try await IndexedStore(engine)
        try await index.put("1", "古い文章です")
        try await index.put("2", "別の文章です")
        try await index.put("1", "新しい文章です")
        #expect(try await index.keys("古い文章") == [])
        #expect(try await index.keys("古") == [])
        #expect(try await index.keys("文章です") == ["1", "2"])
        try await index.store.write { tx in try SearchIndex.remove(.ticket, "1", in: tx) }
        #expect(try await index.keys("文章") == ["2"])
        guard engine == .sqlite else { return }
        try await index.store.write { tx in
            try tx.run("INSERT INTO search_trigrams (search_trigrams) VALUES ('integrity-check')", [])
            try tx.run("INSERT INTO search_grams (search_grams) VALUES ('integrity-check')", [])
        }
    }

    @Test(arguments: Engine.allCases) func pagesGoOnWhereTheLastEnded(engine: Engine) async throws {
        let index = try await IndexedStore(engine)
        for number in 0..<45 { try await index.put("\(number)", "同じ本文") }
        var seen: [String] = []
        var before: Int64?
        for _ in 0..<3 {
            let hits = try await index.store.read { [before] tx in
                try SearchIndex.foundByDesk(SearchWords("同じ本文"), before: before, in: tx)
            }
            seen += hits.map(\.key)
            before = hits.last?.place
        }
        #expect(seen == (0..<45).reversed().map(String.init))
    }

    /// Against looking through every text.
    @Test(arguments: Engine.allCases) func theSameAsLookingThroughEveryText(engine: Engine) async throws {
        let index = try await IndexedStore(engine)
        let characters = Array("あいアイ証明書VPNｖｐｎ ")
        var chance = Chance(seed: 99)
        var texts: [String] = []
        for number in 0..<120 {
            let text = String((0..<12).compactMap { _ in characters.randomElement(using: &chance) })
            texts.append(text)
            try await index.put("\(number)", text)
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
            #expect(try await index.keys(typed) == expected, "\(typed)")
        }
    }

    /// A word of any length is looked up and not looked for: nothing reads through all texts.
    @Test(arguments: Engine.allCases) func theIndexAnswers(engine: Engine) async throws {
        guard engine == .postgres else { return }
        let index = try await IndexedStore(engine)
        try await index.store.write { tx in
            try tx.run(
                """
                INSERT INTO search_entries (place, kind, entry_key, audience, title, content, folded, changed_at)
                SELECT n, 'ticket', CAST(n AS TEXT), 'x', '', '', 'ソレゾレ異ナル本文 ' || md5(CAST(n AS TEXT)), 0
                FROM generate_series(1, 20000) AS n
                """, [])
            try tx.run("ANALYZE search_entries", [])
        }
        for (typed, name) in [
            ("証明書", "search_entries_trigrams"), ("サーバー", "search_entries_trigrams"),
            ("証明書 有効期限", "search_entries_trigrams"),
            ("100%の", "search_entries_trigrams"), ("証明", "search_entries_grams"), ("証", "search_entries_grams"),
        ] {
            let (sql, values) = SearchIndex.trigramStatement(SearchWords(typed), nil, [], nil)
            let plan = try await index.store.read { tx in
                // An index must be able to answer at all; whether it is worth it, the planner knows better.
                try tx.run("SET LOCAL enable_indexscan = off", [])
                return try tx.rows("EXPLAIN \(sql)", values).map { try $0.text("QUERY PLAN") }.joined(separator: "\n")
            }
            #expect(plan.contains("Bitmap Index Scan on \(name)") && !plan.contains("Seq Scan"), "\(typed): \(plan)")
        }
    }

    @Test func theExcerptIsAroundTheWord() {
        let text = String(repeating: "あ", count: 100) + "証明書" + String(repeating: "い", count: 100)
        let excerpt = Excerpt.of(text, around: SearchWords("証明書"))
        #expect(excerpt.hasPrefix("…あ") && excerpt.contains("証明書い") && excerpt.hasSuffix("…"))
        #expect(Excerpt.of("短い", around: SearchWords("無い")) == "短い")
    }
}
