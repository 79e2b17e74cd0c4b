import Foundation
import Storage
import StoragePostgres
import Testing

/// What PostgreSQL itself keeps apart, whatever a statement says.
@Suite(.enabled(if: StorageContractTests.Engine.server != nil, "KAKEHASHI_POSTGRES is not set"))
struct PostgresWallTests {
    private static let step = SchemaStep(
        "wall-001",
        """
        CREATE TABLE papers (tenant_id TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (tenant_id, number)) STRICT;
        CREATE TABLE notes (number INTEGER PRIMARY KEY) STRICT;
        """)
    private let schema = "wall_" + UUID().uuidString.lowercased().replacing("-", with: "")

    private func filled() async throws -> PostgresStore {
        let store = try await PostgresStore(
            PostgresSettings(connection: try #require(StorageContractTests.Engine.server), schema: schema, readers: 2))
        try await store.migrate([Self.step])
        try await store.write { tx in
            for tenant in ["a", "b"] {
                _ = try tx.load("papers", ["tenant_id", "number"], (1...3).map { [.text(tenant), .integer($0)] })
            }
        }
        return store
    }

    private func count(_ store: any DataStore, as tenant: String?) async throws -> Int64? {
        try await store.read { tx in
            if let tenant { try tx.confine(to: tenant) }
            return try tx.row("SELECT count(*) AS papers FROM papers", [])?.integer("papers")
        }
    }

    @Test func aStatementThatForgetsItsTenantSeesThatTenantsRowsOnly() async throws {
        let store = try await filled()
        #expect(try await count(store, as: nil) == 6)
        #expect(try await count(store, as: "a") == 3)
        #expect(try await count(store, as: "nobody") == 0)
        #expect(try await count(store, as: "") == 0)
        let changed = try await store.write { tx in
            try tx.confine(to: "a")
            return try tx.run("DELETE FROM papers", [])
        }
        #expect(changed == 3)
        #expect(try await count(store, as: "b") == 3)
        // The next transaction on the same connection is nobody's but the platform's again.
        #expect(try await count(store, as: nil) == 3)
    }

    @Test func anothersRowIsNeitherReadNorWritten() async throws {
        let store = try await filled()
        for sql in [
            "INSERT INTO papers (tenant_id, number) VALUES ('b', 9)",
            "UPDATE papers SET tenant_id = 'b' WHERE tenant_id = 'a' AND number = 1",
        ] {
            await #expect(throws: StoreError.self) {
                try await store.write { tx in
                    try tx.confine(to: "a")
                    try tx.run(sql, [])
                }
            }
        }
        await #expect(throws: StoreError.self) {
            try await store.write { tx in
                try tx.confine(to: "a")
                return try tx.load("papers", ["tenant_id", "number"], [["a", .integer(7)], ["b", .integer(9)]])
            }
        }
        let found = try await store.read { tx in
            try tx.confine(to: "a")
            return try tx.rows("SELECT number FROM papers WHERE tenant_id = 'b'", []).count
        }
        #expect(found == 0)
        #expect(try await count(store, as: nil) == 6)
    }

    /// Writes share transactions: each must have its own tenant, whoever came before it.
    @Test func writesThatShareACommitDoNotShareATenant() async throws {
        let store = try await filled()
        let seen = try await withThrowingTaskGroup(of: (String?, Int64?).self) { group in
            for number in 0..<60 {
                let tenant = [nil, "a", "b"][number % 3]
                group.addTask {
                    try await store.write { tx in
                        if let tenant { try tx.confine(to: tenant) }
                        return (tenant, try tx.row("SELECT count(*) AS papers FROM papers", [])?.integer("papers"))
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(seen.count == 60 && seen.allSatisfy { $0.1 == ($0.0 == nil ? 6 : 3) })
    }

    /// As somebody would who found the product's connection, or made one like it.
    @Test func withoutATenantThereIsNothingAndTheRoleCannotLookOver() async throws {
        let store = try await filled()
        let found = try await store.read { tx in
            _ = try tx.rows("SELECT set_config('kakehashi.tenant', '', true) AS said", [])
            let rows = try tx.rows("SELECT number FROM papers", []).count
            let role = try tx.row(
                """
                SELECT CAST(current_user AS TEXT) AS name, CAST(rolsuper OR rolbypassrls AS INTEGER) AS over
                FROM pg_roles WHERE rolname = current_user
                """, [])
            return (rows, try role?.text("name"), try role?.integer("over"))
        }
        #expect(found.0 == 0 && found.1 == "kakehashi_rows" && found.2 == 0)
        await #expect(throws: StoreError.self) {
            try await store.write { tx in try tx.run("ALTER TABLE papers DISABLE ROW LEVEL SECURITY", []) }
        }
        await #expect(throws: StoreError.self) {
            try await store.write { tx in try tx.run("DROP POLICY tenant_wall ON papers", []) }
        }
        await #expect(throws: StoreError.self) {
            try await store.read { tx in
                _ = try tx.rows("SET row_security = off", [])
                return try tx.rows("SELECT number FROM papers", []).count
            }
        }
    }

    /// A backup must not be one of what happened to be seen.
    @Test func whoMustSeeEveryRowIsToldWhenThatIsNotSo() async throws {
        let store = try await filled()
        try await store.read { tx in try tx.requireEveryRow() }
        await #expect(throws: StoreError.self) {
            try await store.read { tx in
                try tx.confine(to: "a")
                try tx.requireEveryRow()
            }
        }
        try await store.migrate([
            Self.step,
            SchemaStep("wall-004", "", postgres: "CREATE POLICY more ON papers AS RESTRICTIVE USING (number > 1);"),
        ])
        await #expect(throws: StoreError.self) { try await store.read { tx in try tx.requireEveryRow() } }
    }

    /// A table that comes later is behind the wall by itself; one that is nobody's stays open.
    @Test func aNewTableIsBehindTheWall() async throws {
        let store = try await filled()
        try await store.migrate([
            Self.step,
            SchemaStep(
                "wall-002",
                "CREATE TABLE letters (realm TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (realm, number)) STRICT;"
            ),
        ])
        try await store.write { tx in
            try tx.run("INSERT INTO letters (realm, number) VALUES ('a', 1), ('b', 1)", [])
            try tx.run("INSERT INTO notes (number) VALUES (1)", [])
        }
        let counts = try await store.read { tx in
            try tx.confine(to: "a")
            return (
                try tx.rows("SELECT number FROM letters", []).count, try tx.rows("SELECT number FROM notes", []).count
            )
        }
        #expect(counts == (1, 1))
    }

    @Test func whatAnotherTransactionCameInBetweenIsDoneAgain() async throws {
        let store = try await filled()
        try await store.migrate([
            Self.step,
            SchemaStep(
                "wall-003", "",
                postgres: """
                    CREATE SEQUENCE tries;
                    CREATE FUNCTION come_between(failures BIGINT) RETURNS BIGINT LANGUAGE plpgsql AS $body$
                    BEGIN
                        IF nextval('tries') <= failures THEN
                            RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
                        END IF;
                        RETURN currval('tries');
                    END $body$;
                    """),
        ])
        let tries = try await store.write { tx in
            try tx.run("INSERT INTO notes (number) VALUES (5)", [])
            return try tx.row("SELECT come_between(2) AS tries", [])?.integer("tries")
        }
        #expect(tries == 3)
        // One that always fails is told in the end.
        await #expect(throws: StoreError.self) {
            try await store.write { tx in try tx.row("SELECT come_between(1000) AS tries", [])?.integer("tries") }
        }
        let notes = try await store.read { tx in try tx.rows("SELECT number FROM notes", []).count }
        #expect(notes == 1)
    }

    @Test func aDatabaseThatIsNotThereIsAnErrorEachTime() async throws {
        for _ in 0..<3 {
            await #expect(throws: StoreError.self) {
                _ = try await PostgresStore(
                    PostgresSettings(connection: "host=/nonexistent dbname=nothing", schema: schema, readers: 1))
            }
        }
    }
}
