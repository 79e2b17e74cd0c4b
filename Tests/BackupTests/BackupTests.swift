import Backup
import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Testing

/// Where rows come from and where they go.
enum BackupEngine: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    static let server = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]
    static let allCases: [BackupEngine] = {
        if server != nil { return [.sqlite, .postgres] }
        print("BackupTests: PostgreSQL is not tested, KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)")
        return [.sqlite]
    }()

    func store() async throws -> any DataStore {
        let name = UUID().uuidString.lowercased().replacing("-", with: "")
        switch self {
        case .sqlite:
            return try SQLiteStore(
                path: FileManager.default.temporaryDirectory.appending(path: "backup-\(name).sqlite").path())
        case .postgres:
            return try await PostgresStore(
                PostgresSettings(connection: Self.server ?? "", schema: "backup_\(name)", readers: 2))
        }
    }
}

@Suite struct BackupTests {
    private static let steps = [
        SchemaStep(
            "house-001",
            """
            CREATE TABLE owners (
                tenant_id TEXT PRIMARY KEY,
                title TEXT NOT NULL
            ) STRICT;
            CREATE TABLE things (
                tenant_id TEXT NOT NULL REFERENCES owners (tenant_id),
                number INTEGER NOT NULL,
                content TEXT,
                bytes BLOB,
                amount INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, number)
            ) STRICT;
            CREATE TABLE tickets (
                number INTEGER PRIMARY KEY,
                merged_into INTEGER REFERENCES tickets (number)
            ) STRICT;
            CREATE TABLE sessions (realm TEXT PRIMARY KEY) STRICT;
            """)
    ]
    private static let later = SchemaStep(
        "house-002", "ALTER TABLE owners ADD COLUMN since INTEGER NOT NULL DEFAULT 7;")
    private let secret = BackupSecret()
    private let folder = FileManager.default.temporaryDirectory.appending(path: "backups-\(UUID().uuidString)").path()

    private func scope(_ steps: [SchemaStep] = BackupTests.steps) -> BackupScope {
        BackupScope(steps: steps, leftOut: ["sessions"]) { _ in }
    }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func filled(_ engine: BackupEngine, things: Int = 2_500) async throws -> any DataStore {
        let store = try await engine.store()
        try await store.migrate(Self.steps)
        try await store.write { tx in
            for tenant in ["a", "b"] {
                try tx.run("INSERT INTO owners VALUES ($1, $2)", [.text(tenant), "題名 ' \" \\"])
            }
            let rows = (0..<things).map(Self.thing)
            _ = try tx.load("things", ["tenant_id", "number", "content", "bytes", "amount"], rows)
            // The first refers to a later one: neither may be asked for before both are there.
            try tx.run("INSERT INTO tickets VALUES (2, NULL)", [])
            try tx.run("INSERT INTO tickets VALUES (1, 2)", [])
            try tx.run("INSERT INTO sessions VALUES ('a')", [])
        }
        return store
    }

    private static func thing(_ number: Int) -> [StoredValue] {
        let content: StoredValue = number % 3 == 0 ? .null : .text("件\n\(number)")
        let bytes: StoredValue = number % 5 == 0 ? .null : .bytes([0, UInt8(number % 256), 255])
        return [.text(number % 2 == 0 ? "a" : "b"), .integer(Int64(number)), content, bytes, .integer(100)]
    }

    private func backup(_ store: any DataStore, files: [(name: String, path: String)] = []) async throws -> String {
        let path = "\(folder)/\(UUID().uuidString).backup"
        _ = try await Backup.create(
            scope(), from: store, to: secret.publicKey, at: path, now: "2016-05-19T12:30:00+09:00"
        ) { files }
        return path
    }

    /// Every row of a tenant, or of all, as text.
    private func contents(_ store: any DataStore, of tenant: String? = nil) async throws -> [String] {
        try await store.read { tx in
            var lines: [String] = []
            for (table, columns) in [
                ("owners", ["tenant_id", "title"]), ("things", ["tenant_id", "number", "content", "bytes", "amount"]),
                ("tickets", ["number", "merged_into"]),
            ] where tenant == nil || table != "tickets" {
                let rows = try tx.rows(
                    "SELECT * FROM \(table) \(tenant.map { "WHERE tenant_id = '\($0)'" } ?? "") ORDER BY 1, 2", [])
                lines += try rows.map { row in "\(table) \(try columns.map { try row.value($0) })" }
            }
            return lines
        }
    }

    static let routes = BackupEngine.allCases.flatMap { from in BackupEngine.allCases.map { (from, $0) } }

    @Test(arguments: routes) func everythingComesBack(from: BackupEngine, to: BackupEngine) async throws {
        let store = try await filled(from)
        let source = "\(folder)/source"
        try Data(repeating: 7, count: 600_000).write(to: URL(filePath: source))
        let path = try await backup(store, files: [("keys/a.pem", source)])
        #expect(FileManager.default.contents(atPath: path)?.firstRange(of: Data("題名 ' ".utf8)) == nil)
        let target = try await to.store()
        let (summary, rows) = try await Restoration.restore(
            .everything, from: path, with: secret, scope(), into: target, folder: "\(folder)/restored")
        #expect(rows == 2_504 && summary.rows["things"] == 2_500 && summary.rows["sessions"] == nil)
        #expect(try await contents(target) == contents(store))
        #expect(
            FileManager.default.contents(atPath: "\(folder)/restored/keys/a.pem")
                == FileManager.default.contents(
                    atPath: source))
        await #expect(throws: BackupError.notEmpty("tickets")) {
            try await Restoration.restore(.everything, from: path, with: secret, scope(), into: target, folder: nil)
        }
    }

    @Test(arguments: BackupEngine.allCases) func aBackupIsOfOneInstant(engine: BackupEngine) async throws {
        let store = try await filled(engine, things: 3_000)
        // Amounts move between rows that are read at different times; their sum never changes.
        let moving = Task {
            for round in 0..<10_000 where !Task.isCancelled {
                try await store.write { tx in
                    let (one, other) = (Int64(round % 100), Int64(2_999 - round % 100))
                    try tx.run("UPDATE things SET amount = amount - 1 WHERE number = $1", [.integer(one)])
                    try tx.run("UPDATE things SET amount = amount + 1 WHERE number = $1", [.integer(other)])
                }
            }
        }
        for _ in 0..<3 {
            let target = try await BackupEngine.sqlite.store()
            _ = try await Restoration.restore(
                .everything, from: try await backup(store), with: secret, scope(), into: target, folder: nil)
            let sum = try await target.read { tx in
                try tx.row("SELECT sum(amount) AS total FROM things", [])?.integer("total")
            }
            #expect(sum == 300_000)
        }
        moving.cancel()
        _ = await moving.result
    }

    @Test(arguments: routes) func oneTenantComesBackAndOthersStay(from: BackupEngine, to: BackupEngine) async throws {
        let store = try await filled(from)
        let path = try await backup(store)
        let before = try await contents(store, of: "a")
        let target = try await filled(to, things: 10)
        try await target.write { tx in
            try tx.run("UPDATE things SET content = 'changed since'", [])
            try tx.run("INSERT INTO things VALUES ('a', 9999, NULL, NULL, 0)", [])
        }
        let others = try await contents(target, of: "b")
        let (_, rows) = try await Restoration.restore(
            .tenant("a"), from: path, with: secret, scope(), into: target, folder: nil)
        #expect(rows == 1_251)
        #expect(try await contents(target, of: "a") == before)
        #expect(try await contents(target, of: "b") == others)
    }

    @Test func whatFailsLeavesEverythingAsItWas() async throws {
        let store = try await filled(.sqlite, things: 50)
        let path = try await backup(store)
        let before = try await contents(store)
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await Restoration.restore(
                .tenant("a"), from: path, with: secret, scope(), into: store, folder: nil, record: { _ in throw Stop() }
            )
        }
        #expect(try await contents(store) == before)
    }

    @Test func everyByteOfASmallBackupCounts() async throws {
        let store = try await filled(.sqlite, things: 3)
        let path = try await backup(store)
        let whole = try #require(FileManager.default.contents(atPath: path))
        _ = try Restoration.examine(path, with: secret)
        let changed = "\(folder)/changed"
        func isFound(_ content: Data, _ what: String) {
            #expect(FileManager.default.createFile(atPath: changed, contents: content))
            #expect(throws: (any Error).self, "\(what)") { try Restoration.examine(changed, with: secret) }
        }
        for place in whole.indices {
            var other = whole
            other[place] ^= UInt8(1 << (place % 8))
            isFound(other, "byte \(place)")
            isFound(whole.prefix(place), "ends at \(place)")
        }
        isFound(whole + [0], "goes on")
        #expect(throws: BackupError.self) { try Restoration.examine(path, with: BackupSecret()) }
    }

    @Test func whatIsNotUnderstoodIsRefused() async throws {
        let store = try await filled(.sqlite, things: 3)
        try await store.migrate([SchemaStep("other-001", "CREATE TABLE strange (id INTEGER PRIMARY KEY) STRICT;")])
        await #expect(throws: BackupError.unknownTable("strange")) { _ = try await backup(store) }
        let newer = try await filled(.sqlite, things: 3)
        try await newer.migrate(Self.steps + [Self.later])
        let path = "\(folder)/newer.backup"
        _ = try await Backup.create(
            scope(Self.steps + [Self.later]), from: newer, to: secret.publicKey, at: path, now: ""
        ) { [] }
        let empty = try await BackupEngine.sqlite.store()
        await #expect(throws: BackupError.unknownStep("house-002")) {
            try await Restoration.restore(.everything, from: path, with: secret, scope(), into: empty, folder: nil)
        }
    }

    @Test(arguments: BackupEngine.allCases) func anOlderBackupIsBroughtForward(engine: BackupEngine) async throws {
        let path = try await backup(try await filled(.sqlite, things: 3))
        let target = try await engine.store()
        _ = try await Restoration.restore(
            .everything, from: path, with: secret, scope(Self.steps + [Self.later]), into: target, folder: nil)
        let since = try await target.read { tx in
            try tx.rows("SELECT since FROM owners", []).map { try $0.integer("since") }
        }
        #expect(since == [7, 7])
    }
}
