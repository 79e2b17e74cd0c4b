import Foundation
import Storage
import Testing

/// Loading many rows at once, for every engine.
@Suite struct LoadContractTests {
    typealias Engine = StorageContractTests.Engine

    private static let step = SchemaStep(
        "loads-001",
        """
        CREATE TABLE loads (
            id INTEGER PRIMARY KEY, text TEXT, bytes BLOB, size INTEGER NOT NULL DEFAULT 5 CHECK (size >= 0)
        ) STRICT;
        """)

    private func store(_ engine: Engine) async throws -> any DataStore {
        let store = try await engine.store()
        try await store.migrate([Self.step])
        return store
    }

    @Test(arguments: Engine.allCases) func everyValueArrivesAsItIs(engine: Engine) async throws {
        let store = try await store(engine)
        let texts = ["", "007", "𠮷野家 か\u{3099}", String(repeating: "あ", count: 5_000)]
        try await store.write { tx in
            let out = try tx.load(
                "loads", ["id", "text", "bytes"],
                texts.enumerated().map { [.integer(Int64($0)), .text($1), .bytes(Array($1.utf8))] } + [
                    [.integer(.max), .null, .null]
                ])
            #expect(out.isEmpty)
        }
        let rows = try await store.read { tx in try tx.rows("SELECT * FROM loads ORDER BY id", []) }
        #expect(rows.count == 5)
        for (row, text) in zip(rows, texts) {
            #expect(try row.text("text") == text && row.bytes("bytes") == Array(text.utf8))
            #expect(try row.integer("size") == 5, "a column not given takes its default")
        }
        #expect(try rows[4].optionalText("text") == nil && rows[4].integer("id") == .max)
    }

    @Test(arguments: Engine.allCases) func whatStandsAlreadyIsLeftOutAndNamed(engine: Engine) async throws {
        let store = try await store(engine)
        let out = try await store.write { tx in
            try tx.run("INSERT INTO loads (id, text) VALUES (2, 'first')", [])
            return try tx.load(
                "loads", ["id", "text"], [1, 2, 3, 1].map { [.integer($0), .text("new")] })
        }
        #expect(out == [1, 3])
        let rows = try await store.read { tx in try tx.rows("SELECT id, text FROM loads ORDER BY id", []) }
        #expect(try rows.map { try $0.text("text") } == ["new", "first", "new"])
    }

    @Test(arguments: Engine.allCases) func anotherBrokenRuleEndsTheTransaction(engine: Engine) async throws {
        let store = try await store(engine)
        await #expect(throws: StoreError.self) {
            try await store.write { tx in
                try tx.load("loads", ["id", "size"], [[1, 1], [2, -1], [3, 1]])
            }
        }
        #expect(try await store.read { tx in try tx.rows("SELECT id FROM loads", []).isEmpty })
    }

    @Test(arguments: Engine.allCases, [[[1]], [[1, 1, 1]]] as [[[StoredValue]]]) func aRowOfAnotherWidthIsRefused(
        engine: Engine, rows: [[StoredValue]]
    ) async throws {
        let store = try await store(engine)
        await #expect(throws: StoreError.self) {
            try await store.write { tx in try tx.load("loads", ["id", "size"], [[7, 1]] + rows) }
        }
    }
}
