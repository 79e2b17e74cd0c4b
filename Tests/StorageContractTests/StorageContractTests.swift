import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Testing

/// What every engine behind the port must do; a further engine is one more row.
@Suite struct StorageContractTests {
    enum Engine: String, CaseIterable, Sendable {
        case sqlite
        case postgres

        /// A PostgreSQL server is there when `scripts/with-postgresql` runs the tests; where it is not, that is said.
        static let allCases: [Engine] = {
            if server != nil { return [.sqlite, .postgres] }
            print(
                "StorageContractTests: PostgreSQL is not tested, KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)"
            )
            return [.sqlite]
        }()
        static let server = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]

        func store() async throws -> any DataStore {
            let name = UUID().uuidString.lowercased().replacing("-", with: "")
            switch self {
            case .sqlite:
                return try SQLiteStore(
                    path: FileManager.default.temporaryDirectory.appending(path: "contract-\(name).sqlite").path())
            case .postgres:
                return try await PostgresStore(
                    PostgresSettings(connection: Self.server ?? "", schema: "contract_\(name)", readers: 2))
            }
        }
    }

    private static let table = SchemaStep(
        "contract-001",
        """
        CREATE TABLE things (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, bytes BLOB, at INTEGER,
            size INTEGER NOT NULL CHECK (size >= 0)
        ) STRICT;
        """)

    private func store(_ engine: Engine) async throws -> any DataStore {
        let store = try await engine.store()
        try await store.migrate([Self.table])
        return store
    }

    private func insert(_ id: Int64, _ name: String, size: Int64 = 1, in tx: any StoreTransaction) throws {
        try tx.run(
            "INSERT INTO things (id, name, size) VALUES ($1, $2, $3)", [.integer(id), .text(name), .integer(size)])
    }

    @Test(arguments: Engine.allCases) func valuesComeBackAsTheyWent(engine: Engine) async throws {
        let store = try await store(engine)
        let at = Date(timeIntervalSince1970: 1_463_628_600.123456)
        try await store.write { tx in
            try tx.run(
                "INSERT INTO things (id, name, bytes, at, size) VALUES ($1, $2, $3, $4, $1)",
                [.integer(7), "住民", .bytes([0, 255, 10]), .instant(at)])
            try tx.run("INSERT INTO things (id, name, size) VALUES ($2, $1, $2)", ["second", .integer(8)])
        }
        let rows = try await store.read { tx in try tx.rows("SELECT * FROM things WHERE id >= $1 ORDER BY id", [7]) }
        #expect(rows.count == 2)
        #expect(try rows[0].text("name") == "住民" && rows[0].bytes("bytes") == [0, 255, 10])
        #expect(try abs(rows[0].instant("at").timeIntervalSince(at)) < 0.000_002)
        #expect(try rows[0].integer("size") == 7)
        #expect(try rows[1].optionalInstant("at") == nil && rows[1].optionalText("bytes") == nil)
    }

    @Test(arguments: Engine.allCases) func aWrongTypeOrMissingColumnIsAnError(engine: Engine) async throws {
        let store = try await store(engine)
        let row = try await store.write { tx in
            try insert(1, "a", in: tx)
            return try tx.row("SELECT id, name, bytes FROM things", [])
        }
        let found = try #require(row)
        #expect(throws: StoreError.self) { try found.text("id") }
        #expect(throws: StoreError.self) { try found.integer("name") }
        #expect(throws: StoreError.self) { try found.bytes("bytes") }
        #expect(throws: StoreError.self) { try found.integer("none") }
    }

    @Test(arguments: Engine.allCases) func aClosureThatThrowsWritesNothing(engine: Engine) async throws {
        let store = try await store(engine)
        await #expect(throws: CancellationError.self) {
            try await store.write { tx in
                try insert(1, "a", in: tx)
                throw CancellationError()
            }
        }
        let count = try await store.read { tx in try tx.rows("SELECT id FROM things", []).count }
        #expect(count == 0)
    }

    @Test(arguments: Engine.allCases) func brokenRulesAreTold(engine: Engine) async throws {
        let store = try await store(engine)
        try await store.write { tx in try insert(1, "a", in: tx) }
        for (id, name, size, expected) in [
            (1, "b", 1, "duplicate"), (2, "a", 1, "duplicate"), (3, "c", -1, "constraint"),
        ] {
            do {
                try await store.write { tx in try insert(Int64(id), name, size: Int64(size), in: tx) }
                Issue.record("\(name) was accepted")
            } catch let error as StoreError {
                #expect(error.description.hasPrefix(expected), "\(error)")
            }
        }
    }

    @Test(arguments: Engine.allCases) func anEditedStepIsRefused(engine: Engine) async throws {
        let store = try await store(engine)
        try await store.migrate([Self.table])
        await #expect(throws: StoreError.editedStep("contract-001")) {
            try await store.migrate([SchemaStep("contract-001", "CREATE TABLE others (id INTEGER) STRICT;")])
        }
    }

    @Test(arguments: Engine.allCases) func manyWritersAllLand(engine: Engine) async throws {
        let store = try await store(engine)
        try await withThrowingTaskGroup { group in
            for id in 0..<40 {
                group.addTask { try await store.write { tx in try insert(Int64(id), "n\(id)", in: tx) } }
            }
            try await group.waitForAll()
        }
        let count = try await store.read { tx in try tx.rows("SELECT id FROM things", []).count }
        #expect(count == 40)
    }
}
