import Foundation
import GRDB
public import Storage

/// The embedded engine: one SQLite file, WAL, `synchronous=FULL`; nothing to install or start.
public final class SQLiteStore: DataStore {
    private let pool: DatabasePool
    private let commits: GroupCommit<SQLiteWriter>
    private let checkpoints: Checkpoints

    private static let synchronous = "PRAGMA synchronous = FULL"

    /// Opens the file, making it when it is not there.
    /// - Throws: `StoreError.engine` when the file cannot be opened.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        // One for each thread that may read at once: a site's (one more than processors), the runtime's, a backup's.
        configuration.maximumReaderCount = 2 * ProcessInfo.processInfo.activeProcessorCount + 2
        configuration.prepareDatabase { db in
            try db.execute(sql: Self.synchronous)
            // What a savepoint would put back stays in memory: otherwise each that is large makes a file and removes it.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // A shared transaction touches more pages than the 2 MB that are usual; readers keep theirs for one look only.
            if !db.configuration.readonly { try db.execute(sql: "PRAGMA cache_size = -8192") }
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // Turning WAL on, behind what is prepared above, the library asks for NORMAL: a commit would be told of before
            // the disk has it.
            try pool.writeWithoutTransaction { db in try db.execute(sql: Self.synchronous) }
            self.pool = pool
            let checkpoints = try Checkpoints(path: path, synchronous: Self.synchronous)
            pool.writeWithoutTransaction(checkpoints.watch)
            self.checkpoints = checkpoints
            commits = GroupCommit { body in
                pool.asyncWriteWithoutTransaction { db in
                    withExtendedLifetime(checkpoints) { body(.success(SQLiteWriter(db: db))) }
                }
            }
        } catch {
            throw StoreError.engine("cannot open \(path): \(error)")
        }
    }

    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await translating {
            // Threads that are there for a site's work may wait for the disk: going to a reader's thread and back costs more than most
            // looks do. The runtime's own threads are too few for that.
            if withUnsafeCurrentTask(body: { $0?.unownedTaskExecutor != nil }) { return try readHere(body) }
            return try await pool.read { db in try body(SQLiteTransaction(db: db)) }
        }
    }

    /// Reads on the thread that asks.
    private func readHere<Answer>(_ body: (any StoreTransaction) throws -> Answer) throws -> Answer {
        try pool.read { db in try body(SQLiteTransaction(db: db)) }
    }

    @discardableResult
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await commits.write(body)
    }

    public var isBesideOthers: Bool { commits.isBesideOthers }

    public func migrate(_ steps: [SchemaStep]) async throws {
        try await translating {
            try await pool.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS schema_steps (
                            name TEXT PRIMARY KEY, checksum TEXT NOT NULL
                        ) STRICT
                        """)
                for step in steps { try Self.apply(step, in: db) }
            }
        }
    }

    private static func apply(_ step: SchemaStep, in db: Database) throws {
        let checksum = step.checksum(for: .sqlite)
        let known = try String.fetchOne(
            db, sql: "SELECT checksum FROM schema_steps WHERE name = ?", arguments: [step.name])
        if let known {
            guard known == checksum else { throw StoreError.editedStep(step.name) }
            return
        }
        try db.execute(sql: step.statements(for: .sqlite))
        try db.execute(
            sql: "INSERT INTO schema_steps (name, checksum) VALUES (?, ?)", arguments: [step.name, checksum])
    }

    /// Lets a room's own errors through and puts the engine's into the port's words.
    private func translating<Answer>(_ work: () async throws -> Answer) async throws -> Answer {
        do {
            return try await work()
        } catch let error as DatabaseError {
            throw SQLiteTransaction.translated(error)
        }
    }
}
