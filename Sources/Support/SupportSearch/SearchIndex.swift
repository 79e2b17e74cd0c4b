public import Foundation
public import Storage

/// Everything that can be found.
public enum SearchIndex {
    /// The most hits of one page.
    public static let pageSize = 20

    /// Puts an entry in, in the place of what stood there; it is then the newest.
    /// - Throws: `StoreError`.
    public static func put(_ entry: SearchEntry, at now: Date, in tx: any StoreTransaction) throws {
        try remove(entry.kind, entry.key, in: tx)
        let place = try (tx.row("SELECT max(place) AS last FROM search_entries", [])).map { try lastPlace($0) } ?? 0
        let folded = SearchFold.fold(entry.title + "\n" + entry.text)
        try tx.run(
            """
            INSERT INTO search_entries (place, kind, entry_key, audience, title, content, folded, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(place + 1), .text(entry.kind.rawValue), .text(entry.key), .text(entry.audience.token),
                .text(entry.title), .text(entry.text), .text(folded), .instant(now),
            ])
        try index(folded, entry.audience.token, entry.kind, at: place + 1, in: tx)
    }

    /// Takes an entry away; nothing happens when it is not there.
    /// - Throws: `StoreError`.
    public static func remove(_ kind: SearchKind, _ key: String, in tx: any StoreTransaction) throws {
        let row = try tx.row(
            "SELECT place, audience, folded FROM search_entries WHERE kind = $1 AND entry_key = $2",
            [.text(kind.rawValue), .text(key)])
        guard let row else { return }
        let place = try row.integer("place")
        try unindex(try row.text("folded"), try row.text("audience"), kind, at: place, in: tx)
        try tx.run("DELETE FROM search_entries WHERE place = $1", [.integer(place)])
    }

    /// What an organisation finds: what is for everybody, and its own.
    /// - Throws: `StoreError`.
    public static func found(
        _ words: SearchWords, of kind: SearchKind? = nil, by organisation: String, before: Int64? = nil,
        in tx: any StoreTransaction
    ) throws -> [SearchHit] {
        try hits(words, kind, [.everybody, .organisation(organisation)], before, in: tx)
    }

    /// What the desk finds: everything.
    /// - Throws: `StoreError`.
    public static func foundByDesk(
        _ words: SearchWords, of kind: SearchKind? = nil, before: Int64? = nil, in tx: any StoreTransaction
    ) throws -> [SearchHit] {
        try hits(words, kind, [], before, in: tx)
    }

    private static func hits(
        _ words: SearchWords, _ kind: SearchKind?, _ audiences: [SearchAudience], _ before: Int64?,
        in tx: any StoreTransaction
    ) throws -> [SearchHit] {
        guard !words.isEmpty else { return [] }
        let places = try places(words, kind, audiences.map(\.token), before, in: tx)
        return try places.compactMap { place in
            try tx.row(
                "SELECT place, kind, entry_key, title, content, changed_at FROM search_entries WHERE place = $1",
                [.integer(place)]
            ).map { row in
                guard let kind = SearchKind(rawValue: try row.text("kind")) else {
                    throw StoreError.unexpectedColumn("search_entries.kind")
                }
                return SearchHit(
                    place: place, kind: kind, key: try row.text("entry_key"), title: try row.text("title"),
                    excerpt: Excerpt.of(try row.text("content"), around: words),
                    changedAt: try row.instant("changed_at"))
            }
        }
    }

    private static func lastPlace(_ row: StoredRow) throws -> Int64 {
        // No entry yet: the greatest of nothing is null.
        (try? row.integer("last")) ?? 0
    }
}
