import Storage

/// The part that speaks to PostgreSQL: `pg_trgm` finds words of three characters and more, an array of characters and pairs
/// the shorter ones.
extension SearchIndex {
    static let postgresTables = """
        CREATE TABLE search_entries (
            place BIGINT PRIMARY KEY,
            kind TEXT NOT NULL,
            entry_key TEXT NOT NULL,
            audience TEXT NOT NULL,
            title TEXT NOT NULL,
            content TEXT NOT NULL,
            folded TEXT NOT NULL,
            changed_at BIGINT NOT NULL,
            UNIQUE (kind, entry_key)
        );
        """

    /// The extension is the database's, not the schema's: who comes to it at the same time waits.
    static let postgresIndexes = """
        SELECT pg_advisory_xact_lock(hashtext('pg_trgm'));
        CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
        CREATE FUNCTION search_grams(TEXT) RETURNS BIGINT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
                SELECT unnest(ARRAY[this, (this << 32) | next]) AS gram FROM (
                    SELECT ascii(letter)::BIGINT AS this, lead(ascii(letter)::BIGINT) OVER (ORDER BY number) AS next
                    FROM unnest(string_to_array($1, NULL)) WITH ORDINALITY AS letters (letter, number)
                ) AS pairs
            ) AS grams WHERE gram IS NOT NULL
        $$;
        ALTER TABLE search_entries ADD COLUMN grams BIGINT[] GENERATED ALWAYS AS (search_grams(folded)) STORED;
        CREATE INDEX search_entries_trigrams ON search_entries USING gin (folded public.gin_trgm_ops);
        CREATE INDEX search_entries_grams ON search_entries USING gin (grams);
        CREATE INDEX search_entries_by_audience ON search_entries (audience, place);
        """

    /// The places of one page, newest first.
    static func placesByTrigrams(
        _ words: SearchWords, _ kind: SearchKind?, _ audiences: [String], _ before: Int64?, in tx: any StoreTransaction
    ) throws -> [Int64] {
        let (sql, values) = trigramStatement(words, kind, audiences, before)
        return try tx.rows(sql, values).map { try $0.integer("place") }
    }

    /// The statement of one page and its values.
    static func trigramStatement(
        _ words: SearchWords, _ kind: SearchKind?, _ audiences: [String], _ before: Int64?
    ) -> (sql: String, values: [StoredValue]) {
        var values: [StoredValue] = [.integer(before ?? .max), .integer(Int64(pageSize))]
        func place(_ value: String) -> String {
            values.append(.text(value))
            return "$\(values.count)"
        }
        var conditions = ["place < $1"]
        conditions += words.long.map { "folded LIKE \(place("%\(literal($0))%"))" }
        if !words.short.isEmpty {
            let grams = words.short.map { gram(Array($0.unicodeScalars)) }
            conditions.append("grams @> \(place("{\(grams.joined(separator: ","))}"))::BIGINT[]")
        }
        if !audiences.isEmpty {
            conditions.append("audience IN (\(audiences.map(place).joined(separator: ", ")))")
        }
        if let kind { conditions.append("kind = \(place(kind.rawValue))") }
        return (
            """
            SELECT place FROM search_entries WHERE \(conditions.joined(separator: " AND "))
            ORDER BY place DESC LIMIT $2
            """, values
        )
    }

    /// A word in LIKE's language: nothing in it has a meaning.
    private static func literal(_ word: String) -> String {
        word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }

    /// One character or a pair, as `search_grams` numbers them.
    private static func gram(_ scalars: [Unicode.Scalar]) -> String {
        String(scalars.reduce(Int64(0)) { $0 << 32 | Int64($1.value) })
    }
}
