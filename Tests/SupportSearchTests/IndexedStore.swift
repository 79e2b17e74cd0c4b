import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Testing

@testable import SupportSearch

/// The engines of which each has an index of its own; a PostgreSQL server is there when `scripts/with-postgresql` runs the tests.
enum IndexEngine: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    static let allCases: [IndexEngine] = {
        if server != nil { return [.sqlite, .postgres] }
        print("SupportSearchTests: PostgreSQL is not tested, KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)")
        return [.sqlite]
    }()
    static let server = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]
}

/// A store of one engine with an empty index.
struct IndexedStore {
    let store: any DataStore
    static let now = Date(timeIntervalSince1970: 1_463_628_600)

    init(_ engine: IndexEngine) async throws {
        let name = UUID().uuidString.lowercased().replacing("-", with: "")
        switch engine {
        case .sqlite:
            store = try SQLiteStore(
                path: FileManager.default.temporaryDirectory.appending(path: "search-\(name).sqlite").path())
        case .postgres:
            store = try await PostgresStore(
                PostgresSettings(connection: IndexEngine.server ?? "", schema: "search_\(name)", readers: 2))
        }
        try await store.migrate(SearchIndex.schema)
    }

    func put(
        _ key: String, _ text: String, _ audience: SearchAudience = .everybody, _ kind: SearchKind = .ticket
    ) async throws {
        try await store.write { tx in
            try SearchIndex.put(
                SearchEntry(kind: kind, key: key, audience: audience, title: "題", text: text), at: Self.now, in: tx)
        }
    }

    func keys(_ typed: String, by organisation: String? = nil, kind: SearchKind? = nil) async throws -> [String] {
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
}
