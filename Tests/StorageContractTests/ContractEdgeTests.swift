import Dispatch
import Foundation
import Storage
import StorageSQLite
import Testing

/// The corners of the port that rooms lean on without saying so, for every engine.
@Suite struct ContractEdgeTests {
    typealias Engine = StorageContractTests.Engine

    private static let step = SchemaStep(
        "edges-001",
        """
        CREATE TABLE edges (
            id INTEGER PRIMARY KEY, text TEXT, bytes BLOB, number INTEGER,
            parent INTEGER REFERENCES edges (id)
        ) STRICT;
        """)

    private func store(_ engine: Engine) async throws -> any DataStore {
        let store = try await engine.store()
        try await store.migrate([Self.step])
        return store
    }

    private func count(_ store: any DataStore) async throws -> Int {
        try await store.read { tx in try tx.rows("SELECT id FROM edges", []).count }
    }

    @Test(arguments: Engine.allCases, [Int64.min, -1, 0, .max]) func numbersKeepAllTheirBits(
        engine: Engine, number: Int64
    ) async throws {
        let store = try await store(engine)
        let row = try await store.write { tx in
            try tx.run("INSERT INTO edges (id, number) VALUES (1, $1)", [.integer(number)])
            return try tx.row("SELECT number FROM edges WHERE number = $1", [.integer(number)])
        }
        #expect(try #require(row).integer("number") == number)
    }

    /// A row that names no key gets the next number.
    @Test(arguments: Engine.allCases) func aRowWithoutANumberGetsOne(engine: Engine) async throws {
        let store = try await store(engine)
        let numbers = try await store.write { tx in
            for text in ["first", "second"] { try tx.run("INSERT INTO edges (text) VALUES ($1)", [.text(text)]) }
            return try tx.rows("SELECT id FROM edges ORDER BY text", []).map { try $0.integer("id") }
        }
        #expect(numbers == [1, 2])
    }

    @Test(arguments: Engine.allCases, ["", "007", "'; DROP TABLE edges; --", "𠮷野家 か\u{3099}", "NULL"])
    func textsStayWhatTheyAre(engine: Engine, text: String) async throws {
        let store = try await store(engine)
        let row = try await store.write { tx in
            try tx.run("INSERT INTO edges (id, text) VALUES (1, $1)", [.text(text)])
            return try tx.row("SELECT text FROM edges", [])
        }
        // By bytes: Swift's == would take a composed character for a decomposed one.
        #expect(try Array(#require(row).text("text").utf8) == Array(text.utf8))
    }

    @Test(arguments: Engine.allCases, [[], [0], Array(0...255)] as [[UInt8]]) func bytesStayWhatTheyAre(
        engine: Engine, bytes: [UInt8]
    ) async throws {
        let store = try await store(engine)
        let row = try await store.write { tx in
            try tx.run("INSERT INTO edges (id, bytes) VALUES (1, $1)", [.bytes(bytes)])
            return try tx.row("SELECT bytes FROM edges", [])
        }
        #expect(try #require(row).bytes("bytes") == bytes)
    }

    @Test(arguments: Engine.allCases) func nothingIsNothingAndNotEmpty(engine: Engine) async throws {
        let store = try await store(engine)
        let row = try await store.write { tx in
            try tx.run(
                "INSERT INTO edges (id, text, bytes, number) VALUES (1, $1, $2, $3)",
                [.null, .optional(String?.none), .optional(Date?.none)])
            return try tx.row("SELECT text, bytes, number FROM edges", [])
        }
        let found = try #require(row)
        #expect(try found.optionalText("text") == nil && found.optionalInstant("number") == nil)
        #expect(throws: StoreError.self) { try found.text("text") }
        #expect(throws: StoreError.self) { try found.bytes("bytes") }
        #expect(throws: StoreError.self) { try found.integer("number") }
        #expect(throws: StoreError.self) { try found.optionalText("none") }
    }

    @Test(arguments: Engine.allCases) func moreThanNineParametersAreNotMistaken(engine: Engine) async throws {
        let store = try await store(engine)
        let row = try await store.read { tx in
            try tx.row(
                "SELECT $11 AS k, $1 AS a, $10 AS j, $1 AS again",
                (1...11).map { .text("value \($0)") })
        }
        let found = try #require(row)
        #expect(try found.text("a") == "value 1" && found.text("again") == "value 1")
        #expect(try found.text("j") == "value 10" && found.text("k") == "value 11")
    }

    @Test(arguments: Engine.allCases) func aMissingParameterIsAnErrorAndNotNull(engine: Engine) async throws {
        let store = try await store(engine)
        await #expect(throws: StoreError.self) {
            try await store.write { tx in
                try tx.run("INSERT INTO edges (id, text) VALUES ($1, $2)", [.integer(1)])
            }
        }
        #expect(try await count(store) == 0)
    }

    @Test(arguments: Engine.allCases) func aRunTellsHowManyRowsItChanged(engine: Engine) async throws {
        let store = try await store(engine)
        let changed = try await store.write { tx in
            for id in 1...3 { try tx.run("INSERT INTO edges (id) VALUES ($1)", [.integer(Int64(id))]) }
            return [
                try tx.run("UPDATE edges SET number = 1 WHERE id > $1", [1]),
                try tx.run("UPDATE edges SET number = 2 WHERE id = $1", [9]),
                try tx.run("DELETE FROM edges", []),
            ]
        }
        #expect(changed == [2, 0, 3])
    }

    @Test(arguments: Engine.allCases) func aReferenceToNothingIsAConstraint(engine: Engine) async throws {
        let store = try await store(engine)
        do {
            try await store.write { tx in try tx.run("INSERT INTO edges (id, parent) VALUES (1, 9)", []) }
            Issue.record("a row that refers to nothing was accepted")
        } catch let error as StoreError {
            #expect(error.description.hasPrefix("constraint"), "\(error)")
        }
    }

    @Test(arguments: Engine.allCases) func aReaderCannotWrite(engine: Engine) async throws {
        let store = try await store(engine)
        await #expect(throws: StoreError.self) {
            try await store.read { tx in _ = try tx.run("INSERT INTO edges (id) VALUES (1)", []) }
        }
        #expect(try await count(store) == 0)
    }

    /// A reader sees one state from its first query to its last, whatever is written meanwhile.
    @Test(arguments: Engine.allCases) func aReaderSeesOneState(engine: Engine) async throws {
        let store = try await store(engine)
        let (started, announce) = AsyncStream<Void>.makeStream()
        let written = DispatchSemaphore(value: 0)
        async let counts = store.read { tx in
            let before = try tx.rows("SELECT id FROM edges", []).count
            announce.finish()
            let waited = written.wait(timeout: .now() + 10)
            return (before, try tx.rows("SELECT id FROM edges", []).count, waited == .success)
        }
        for await _ in started {}
        try await store.write { tx in try tx.run("INSERT INTO edges (id) VALUES (1)", []) }
        written.signal()
        #expect(try await counts == (0, 0, true))
        #expect(try await count(store) == 1)
    }

    /// What a writer reads is what it writes from: forty increments from forty tasks lose none.
    @Test(arguments: Engine.allCases) func noUpdateIsLost(engine: Engine) async throws {
        let store = try await store(engine)
        try await store.write { tx in try tx.run("INSERT INTO edges (id, number) VALUES (1, 0)", []) }
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 {
                group.addTask {
                    try await store.write { tx in
                        let number = try tx.row("SELECT number FROM edges", [])?.integer("number") ?? 0
                        try tx.run("UPDATE edges SET number = $1", [.integer(number + 1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        let row = try await store.read { tx in try tx.row("SELECT number FROM edges", []) }
        #expect(try #require(row).integer("number") == 40)
    }

    @Test(arguments: Engine.allCases) func aStepThatFailsLeavesNothingOfItsRun(engine: Engine) async throws {
        let store = try await store(engine)
        let good = SchemaStep("edges-002", "CREATE TABLE more (id INTEGER) STRICT;")
        await #expect(throws: StoreError.self) {
            try await store.migrate([Self.step, good, SchemaStep("edges-003", "CREATE TABEL wrong (id INTEGER);")])
        }
        await #expect(throws: StoreError.self) { try await store.read { tx in try tx.rows("SELECT * FROM more", []) } }
        try await store.migrate([Self.step, good, SchemaStep("edges-003", "CREATE TABLE right_one (id INTEGER);")])
        #expect(try await store.read { tx in try tx.rows("SELECT * FROM more", []).count } == 0)
    }
}

/// What only a file can show.
@Suite struct SQLiteFileTests {
    @Test func whatWasWrittenIsThereForTheNextToOpenTheFile() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "again-\(UUID().uuidString).sqlite").path()
        let step = SchemaStep("again-001", "CREATE TABLE kept (id INTEGER) STRICT;")
        let first = try SQLiteStore(path: path)
        try await first.migrate([step])
        try await first.write { tx in try tx.run("INSERT INTO kept (id) VALUES (1)", []) }
        let second = try SQLiteStore(path: path)
        try await second.migrate([step])
        #expect(try await second.read { tx in try tx.rows("SELECT id FROM kept", []).count } == 1)
        await #expect(throws: StoreError.editedStep("again-001")) {
            try await second.migrate([SchemaStep("again-001", "CREATE TABLE kept (id TEXT) STRICT;")])
        }
    }

    @Test func aPlaceThatIsNotThereIsToldWithItsPath() {
        let error = #expect(throws: StoreError.self) { try SQLiteStore(path: "/nowhere/at/all.sqlite") }
        #expect(error?.description.contains("/nowhere/at/all.sqlite") == true)
    }

    @Test func `SQLite commits durably, and makes no files beside its own`() async throws {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "pragmas-\(UUID()).sqlite").path())
        for (pragma, value) in [("synchronous", Int64(2)), ("temp_store", 2)] {
            let ask: @Sendable (any StoreTransaction) throws -> Int64? = { tx in
                try tx.row("PRAGMA \(pragma)", [])?.integer(pragma)
            }
            #expect(try await store.write { try ask($0) } == value)
            #expect(try await store.read { try ask($0) } == value)
        }
    }
}
