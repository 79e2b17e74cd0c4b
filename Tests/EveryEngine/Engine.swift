public import Foundation
public import Storage
import StoragePostgres
import StorageSQLite

/// The engines on which a room's statements have to mean the same.
public enum Engine: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    /// PostgreSQL where `scripts/with-postgresql` runs the tests; where it does not, that is said.
    public static let allCases: [Engine] = {
        if server != nil { return [.sqlite, .postgres] }
        print("PostgreSQL is not tested: KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)")
        return [.sqlite]
    }()
    private static let server = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]

    /// A store that nobody else has, with some steps applied; a file in `folder`, or a schema.
    /// - Throws: `StoreError`.
    public func store(
        _ steps: [SchemaStep], in folder: String = FileManager.default.temporaryDirectory.path()
    ) async throws -> any DataStore {
        let name = UUID().uuidString.lowercased().replacing("-", with: "")
        let store: any DataStore =
            switch self {
            case .sqlite: try SQLiteStore(path: "\(folder)/\(name).sqlite")
            case .postgres:
                try await PostgresStore(
                    PostgresSettings(connection: Self.server ?? "", schema: "test_\(name)", readers: 2))
            }
        try await store.migrate(steps)
        return store
    }
}
