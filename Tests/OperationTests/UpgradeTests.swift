import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Testing

@testable import kakehashi

/// Databases as earlier versions left them, brought forward: nothing is lost, and nothing differs from a new one.
@Suite struct UpgradeTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Databases")

    private static func databases(_ engine: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.lastPathComponent.hasSuffix(".\(engine).sql")
        }.sorted { $0.path() < $1.path() }
    }

    private static func run(_ command: String) throws {
        #expect(system(command) == 0, "\(command)")
    }

    private static func newFile() -> String {
        FileManager.default.temporaryDirectory.appending(path: "upgrade-\(UUID().uuidString).sqlite").path()
    }

    private func counts(_ tables: [String], in store: any DataStore) async throws -> [String: Int64] {
        try await store.read { tx in
            try tables.reduce(into: [:]) { counts, table in
                counts[table] = try tx.row("SELECT count(*) AS rows_there FROM \(table)", [])?.integer("rows_there")
            }
        }
    }

    /// Tables that later versions have no more, on purpose: what they held stands elsewhere.
    private static let dropped: Set = [
        // 情報提供等記録 say to whom a 副本 was provided.
        "replica_provisions"
    ]

    // MARK: - SQLite

    /// Everything of a schema, in the words it was made with.
    private func shape(ofFile store: any DataStore) async throws -> [String: String] {
        try await store.read { tx in
            try tx.rows("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'schema_steps'", [])
                .reduce(into: [:]) { shape, row in
                    shape[try row.text("name")] = try row.text("sql").split(whereSeparator: \.isWhitespace).joined(
                        separator: " ")
                }
        }
    }

    @Test func aFileOfAnEarlierVersionIsBroughtForward() async throws {
        let fresh = try SQLiteStore(path: Self.newFile())
        try await fresh.migrate(PlatformSchema.steps)
        let wanted = try await shape(ofFile: fresh)
        let databases = try Self.databases("sqlite")
        #expect(!databases.isEmpty)
        for database in databases {
            let file = Self.newFile()
            try Self.run("sqlite3 -bail '\(file)' < '\(database.path())'")
            let store = try SQLiteStore(path: file)
            let before = try await shape(ofFile: store)
            let all = Set(before.filter { $0.value.hasPrefix("CREATE TABLE") }.map(\.key))
            #expect(all.subtracting(wanted.keys).isSubset(of: Self.dropped))
            let tables = all.subtracting(Self.dropped).sorted()
            let rows = try await counts(tables, in: store)
            #expect(rows["audit_records"] ?? 0 > 100, "\(database.lastPathComponent) holds next to nothing")
            try await store.migrate(PlatformSchema.steps)
            #expect(try await shape(ofFile: store) == wanted, "\(database.lastPathComponent)")
            #expect(try await counts(tables, in: store) == rows, "\(database.lastPathComponent)")
            // Once more, as every start does.
            try await store.migrate(PlatformSchema.steps)
        }
    }

    // MARK: - PostgreSQL

    private func shape(_ schema: String, in store: any DataStore) async throws -> Set<String> {
        try await store.read { tx in
            let columns = try tx.rows(
                """
                SELECT CAST(table_name AS TEXT) || '.' || CAST(column_name AS TEXT) || ' ' || CAST(data_type AS TEXT)
                    || ' ' || CAST(is_nullable AS TEXT) || ' ' || CAST(is_identity AS TEXT) AS line
                FROM information_schema.columns WHERE table_schema = $1
                """, [.text(schema)])
            let keys = try tx.rows(
                "SELECT replace(CAST(indexdef AS TEXT), $1 || '.', '') AS line FROM pg_indexes WHERE schemaname = $1",
                [.text(schema)])
            let walls = try tx.rows(
                """
                SELECT CAST(c.relname AS TEXT) || ' ' || CAST(c.relrowsecurity AS TEXT) AS line FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'
                """, [.text(schema)])
            return Set(try (columns + keys + walls).map { try $0.text("line") })
        }
    }

    @Test(.enabled(if: UpgradeServer.connection != nil, "KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)"))
    func aSchemaOfAnEarlierVersionIsBroughtForward() async throws {
        let connection = try #require(UpgradeServer.connection)
        func name() -> String { "upgrade_" + UUID().uuidString.lowercased().replacing("-", with: "") }
        let freshName = name()
        let fresh = try await PostgresStore(PostgresSettings(connection: connection, schema: freshName, readers: 1))
        try await fresh.migrate(PlatformSchema.steps)
        let wanted = try await shape(freshName, in: fresh)
        let databases = try Self.databases("postgresql")
        #expect(!databases.isEmpty)
        for database in databases {
            let earlier = name()
            let script = FileManager.default.temporaryDirectory.appending(path: "\(earlier).sql")
            try String(contentsOf: database, encoding: .utf8).replacing("earlier_schema", with: earlier).write(
                to: script, atomically: true, encoding: .utf8)
            try Self.run("psql -qX -v ON_ERROR_STOP=1 -f '\(script.path())' '\(connection)' > /dev/null")
            let store = try await PostgresStore(
                PostgresSettings(connection: connection, schema: earlier, readers: 1))
            try await store.migrate(PlatformSchema.steps)
            #expect(try await shape(earlier, in: store) == wanted, "\(database.lastPathComponent)")
            let rows = try await counts(["audit_records", "accounts", "replicas"], in: store)
            #expect(rows.values.allSatisfy { $0 > 3 }, "\(rows)")
            try await store.migrate(PlatformSchema.steps)
        }
    }
}

/// The server that `scripts/with-postgresql` runs.
enum UpgradeServer {
    static let connection = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]
}
