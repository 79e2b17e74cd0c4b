import Foundation
import Storage
import StoragePostgres
import Testing

@testable import kakehashi

/// PostgreSQL's own catalogue, with every table of the platform.
@Suite(.enabled(if: PostgresServer.connection != nil, "KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)"))
struct CatalogueTests {
    private static func store() async throws -> (PostgresStore, String) {
        let schema = "catalogue_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let store = try await PostgresStore(
            PostgresSettings(connection: try #require(PostgresServer.connection), schema: schema, readers: 1))
        try await store.migrate(PlatformSchema.steps)
        return (store, schema)
    }

    /// So that tenants can be placed on several clusters, and none is looked for in another's rows.
    @Test func everyKeyBeginsWithWhoseRowItIs() async throws {
        let (store, schema) = try await Self.store()
        let wrong = try await store.read { tx in
            try tx.rows(
                """
                SELECT CAST(t.relname AS TEXT) AS table_name, CAST(i.relname AS TEXT) AS key_name
                FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
                JOIN pg_namespace n ON n.oid = t.relnamespace
                JOIN pg_attribute o ON o.attrelid = t.oid AND o.attname IN ('tenant_id', 'realm')
                WHERE n.nspname = $1 AND x.indkey[0] <> o.attnum ORDER BY 1, 2
                """, [.text(schema)]
            ).map { "\(try $0.text("table_name")).\(try $0.text("key_name"))" }
        }
        // The list of servers is the platform's own: names and sides are unique over all of them.
        #expect(wrong == ["tenants.tenants_host_name_key", "tenants.tenants_organisation_bureau_key"])
    }

    @Test func everyTableWithATenantIsBehindTheWall() async throws {
        let (store, schema) = try await Self.store()
        let tables = try await store.read { tx in
            try tx.rows(
                """
                SELECT CAST(c.relname AS TEXT) AS table_name,
                    CAST(c.relrowsecurity AND c.relforcerowsecurity AS INTEGER) AS walled,
                    (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('tenant_id', 'realm')
                WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY 1
                """, [.text(schema)]
            ).map { (try $0.text("table_name"), try $0.integer("walled"), try $0.integer("policies")) }
        }
        #expect(tables.count >= 25, "\(tables.map(\.0))")
        for table in tables { #expect(table.1 == 1 && table.2 == 1, "\(table.0)") }
    }
}

/// The server that `scripts/with-postgresql` runs.
enum PostgresServer {
    static let connection = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]
}
