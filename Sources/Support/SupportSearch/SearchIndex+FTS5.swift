public import Storage

/// The part that speaks to SQLite's FTS5; PostgreSQL keeps its own indexes by itself.
extension SearchIndex {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "support-search-001",
            """
            CREATE TABLE search_entries (
                place INTEGER PRIMARY KEY,
                kind TEXT NOT NULL,
                entry_key TEXT NOT NULL,
                audience TEXT NOT NULL,
                title TEXT NOT NULL,
                content TEXT NOT NULL,
                folded TEXT NOT NULL,
                changed_at INTEGER NOT NULL,
                UNIQUE (kind, entry_key)
            ) STRICT;
            CREATE VIRTUAL TABLE search_trigrams USING fts5 (
                folded, audience, kind, content='', tokenize='trigram case_sensitive 1'
            );
            CREATE VIRTUAL TABLE search_grams USING fts5 (
                grams, content='', columnsize=0, detail=none, tokenize='ascii'
            );
            """, postgres: postgresTables),
        SchemaStep(
            "support-search-002", "CREATE INDEX search_entries_by_audience ON search_entries (audience, place);",
            postgres: postgresIndexes),
    ]

    /// The tables of the indexes, which are made anew from the entries.
    public static let indexTables: Set<String> = ["search_trigrams", "search_grams"]

    /// Makes both indexes anew where entries came without them: after a restoration.
    /// - Throws: `StoreError`.
    public static func rebuild(in tx: any StoreTransaction) throws {
        guard tx.dialect == .sqlite else { return }
        var last: Int64 = 0
        while true {
            let rows = try tx.rows(
                "SELECT place, kind, audience, folded FROM search_entries WHERE place > $1 ORDER BY place LIMIT 500",
                [.integer(last)])
            for row in rows {
                guard let kind = SearchKind(rawValue: try row.text("kind")) else {
                    throw StoreError.unexpectedColumn("search_entries.kind")
                }
                last = try row.integer("place")
                try index(try row.text("folded"), try row.text("audience"), kind, at: last, in: tx)
            }
            if rows.isEmpty { return }
        }
    }

    /// Adds the rows of both indexes; `folded` must stay in the entry, since they can only be taken away with it.
    static func index(
        _ folded: String, _ audience: String, _ kind: SearchKind, at place: Int64, in tx: any StoreTransaction
    ) throws {
        guard tx.dialect == .sqlite else { return }
        try tx.run(
            "INSERT INTO search_trigrams (rowid, folded, audience, kind) VALUES ($1, $2, $3, $4)",
            [.integer(place), .text(folded), .text(audience), .text(kind.token)])
        try tx.run(
            "INSERT INTO search_grams (rowid, grams) VALUES ($1, $2)",
            [.integer(place), .text(grams(folded, audience, kind))])
    }

    static func unindex(
        _ folded: String, _ audience: String, _ kind: SearchKind, at place: Int64, in tx: any StoreTransaction
    ) throws {
        guard tx.dialect == .sqlite else { return }
        try tx.run(
            """
            INSERT INTO search_trigrams (search_trigrams, rowid, folded, audience, kind)
            VALUES ('delete', $1, $2, $3, $4)
            """,
            [.integer(place), .text(folded), .text(audience), .text(kind.token)])
        try tx.run(
            "INSERT INTO search_grams (search_grams, rowid, grams) VALUES ('delete', $1, $2)",
            [.integer(place), .text(grams(folded, audience, kind))])
    }

    /// The places of one page, newest first: both indexes give rows in their order, so that no answer is sorted.
    static func places(
        _ words: SearchWords, _ kind: SearchKind?, _ audiences: [String], _ before: Int64?, in tx: any StoreTransaction
    ) throws -> [Int64] {
        guard tx.dialect == .sqlite else { return try placesByTrigrams(words, kind, audiences, before, in: tx) }
        if !audiences.isEmpty, let few = try placesAmongFew(words, kind, audiences, before, in: tx) { return few }
        let limit: [StoredValue] = [.integer(before ?? .max), .integer(Int64(pageSize))]
        let trigrams = trigramQuestion(words, kind, audiences)
        let grams = gramQuestion(words, kind, audiences)
        let rows =
            if words.short.isEmpty {
                try tx.rows(
                    """
                    SELECT rowid AS place FROM search_trigrams WHERE search_trigrams MATCH $3 AND rowid < $1
                    ORDER BY rowid DESC LIMIT $2
                    """, limit + [.text(trigrams)])
            } else if words.long.isEmpty {
                try tx.rows(
                    """
                    SELECT rowid AS place FROM search_grams WHERE search_grams MATCH $3 AND rowid < $1
                    ORDER BY rowid DESC LIMIT $2
                    """, limit + [.text(grams)])
            } else {
                try tx.rows(
                    """
                    SELECT rowid AS place FROM search_trigrams WHERE search_trigrams MATCH $3 AND rowid < $1
                        AND rowid IN (SELECT rowid FROM search_grams WHERE search_grams MATCH $4)
                    ORDER BY rowid DESC LIMIT $2
                    """, limit + [.text(trigrams), .text(grams)])
            }
        return try rows.map { try $0.integer("place") }
    }

    /// The most entries that are looked through one by one.
    static let few = 2_000

    /// The places of one page for whoever may find few entries; nil for whoever may find many.
    ///
    /// FTS5 would go through everybody's entries for the same words: a few are looked through sooner.
    private static func placesAmongFew(
        _ words: SearchWords, _ kind: SearchKind?, _ audiences: [String], _ before: Int64?, in tx: any StoreTransaction
    ) throws -> [Int64]? {
        var values: [StoredValue] = [.integer(Int64(few))]
        func place(_ value: StoredValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }
        let mine = "audience IN (\(audiences.map { place(.text($0)) }.joined(separator: ", ")))"
        let count = try tx.row(
            "SELECT count(*) AS found FROM (SELECT 1 FROM search_entries WHERE \(mine) LIMIT $1 + 1)", values)
        guard try count?.integer("found") ?? 0 <= Int64(few) else { return nil }
        values[0] = .integer(Int64(pageSize))
        var conditions = [mine, "place < \(place(.integer(before ?? .max)))"]
        conditions += words.all.map { "instr(folded, \(place(.text($0)))) > 0" }
        if let kind { conditions.append("kind = \(place(.text(kind.rawValue)))") }
        return try tx.rows(
            """
            SELECT place FROM search_entries WHERE \(conditions.joined(separator: " AND "))
            ORDER BY place DESC LIMIT $1
            """, values
        ).map { try $0.integer("place") }
    }

    private static func trigramQuestion(_ words: SearchWords, _ kind: SearchKind?, _ audiences: [String]) -> String {
        var parts = words.long.map { "folded : \(quoted($0))" }
        if !audiences.isEmpty { parts.append("(audience : (\(audiences.map(quoted).joined(separator: " OR "))))") }
        if let kind { parts.append("kind : \(quoted(kind.token))") }
        return parts.joined(separator: " AND ")
    }

    private static func gramQuestion(_ words: SearchWords, _ kind: SearchKind?, _ audiences: [String]) -> String {
        var parts = words.short.map { quoted(gram($0.unicodeScalars)) }
        if !audiences.isEmpty {
            parts.append("(\(audiences.map { quoted("a" + gram($0.unicodeScalars)) }.joined(separator: " OR ")))")
        }
        if let kind { parts.append(quoted(kind.token)) }
        return parts.joined(separator: " AND ")
    }

    /// A string of FTS5's language: nothing in it has a meaning.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// Every character and every pair once, spelled in ASCII.
    private static func grams(_ folded: String, _ audience: String, _ kind: SearchKind) -> String {
        let scalars = Array(folded.unicodeScalars)
        var seen: Set<UInt64> = []
        var tokens = [kind.token, "a" + gram(audience.unicodeScalars)]
        for (place, scalar) in scalars.enumerated() {
            if seen.insert(UInt64(scalar.value)).inserted { tokens.append(gram([scalar])) }
            guard place + 1 < scalars.count else { break }
            let next = scalars[place + 1]
            if seen.insert(UInt64(scalar.value) << 32 | UInt64(next.value)).inserted {
                tokens.append(gram([scalar, next]))
            }
        }
        return tokens.joined(separator: " ")
    }

    private static func gram(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        "g" + scalars.map { String($0.value, radix: 16) }.joined(separator: "x")
    }
}
