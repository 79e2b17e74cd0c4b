import EveryEngine
import Foundation
import Storage

@testable import SupportSearch

/// A store of one engine with an empty index.
struct IndexedStore {
    let store: any DataStore
    static let now = Date(timeIntervalSince1970: 1_463_628_600)

    init(_ engine: Engine) async throws {
        store = try await engine.store(SearchIndex.schema)
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
