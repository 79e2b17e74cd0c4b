import Storage

/// Searching on PostgreSQL: every entry's folded text is looked through, without an index of pieces.
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

    /// The places of one page, newest first.
    static func placesByPatterns(
        _ words: SearchWords, _ kind: SearchKind?, _ audiences: [String], _ before: Int64?, in tx: any StoreTransaction
    ) throws -> [Int64] {
        var values: [StoredValue] = [.integer(before ?? .max), .integer(Int64(pageSize))]
        var conditions = ["place < $1"]
        for word in words.all {
            values.append(.text(word))
            conditions.append("position($\(values.count) IN folded) > 0")
        }
        if !audiences.isEmpty {
            let places = audiences.map { audience in
                values.append(.text(audience))
                return "$\(values.count)"
            }
            conditions.append("audience IN (\(places.joined(separator: ", ")))")
        }
        if let kind {
            values.append(.text(kind.rawValue))
            conditions.append("kind = $\(values.count)")
        }
        return try tx.rows(
            """
            SELECT place FROM search_entries WHERE \(conditions.joined(separator: " AND "))
            ORDER BY place DESC LIMIT $2
            """, values
        ).map { try $0.integer("place") }
    }
}
