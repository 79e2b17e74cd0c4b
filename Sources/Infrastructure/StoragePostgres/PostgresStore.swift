public import Storage

/// PostgreSQL behind the port: readers with connections of their own, and one writer whose commits are shared.
public final class PostgresStore: DataStore {
    private let settings: PostgresSettings
    private let readers: PostgresWorkers
    private let writer: PostgresWorkers
    private let commits: GroupCommit<PostgresWriter>

    /// Opens a database and makes the schema when it is not there.
    /// - Throws: `StoreError.engine` when it cannot be reached, or sorts text otherwise than by its bytes.
    public init(_ settings: PostgresSettings) async throws {
        self.settings = settings
        readers = PostgresWorkers(settings, count: settings.readers)
        let writer = PostgresWorkers(settings, count: 1)
        self.writer = writer
        commits = GroupCommit { body in
            // Whoever writes waits for its turn however long it takes: it must not be told of a failure that was none.
            writer.work(patience: nil) { connection in body(connection.map(PostgresWriter.init)) }
        }
        try await writer.answer { try $0.prepareSchema() }
    }

    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await readers.answer { connection in
            try connection.inTransaction(
                "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; \(PostgresWall.platform)"
            ) {
                try body(PostgresTransaction(connection: connection))
            }
        }
    }

    @discardableResult
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await commits.write(body)
    }

    public var isBesideOthers: Bool { commits.isBesideOthers }

    public func migrate(_ steps: [SchemaStep]) async throws {
        try await writer.answer { [settings] connection in
            try connection.asOwner {
                try connection.inTransaction(connection.beginWriting) {
                    try connection.execute(
                        "CREATE TABLE IF NOT EXISTS schema_steps (name TEXT PRIMARY KEY, checksum TEXT NOT NULL)")
                    for step in steps { try Self.apply(step, on: connection) }
                    try PostgresWall.build(schema: settings.schema, on: connection)
                    try PostgresWall.grant(schema: settings.schema, on: connection)
                }
            }
        }
    }

    private static func apply(_ step: SchemaStep, on connection: PostgresConnection) throws {
        let checksum = step.checksum(for: .postgres)
        let transaction = PostgresTransaction(connection: connection)
        let known = try transaction.row("SELECT checksum FROM schema_steps WHERE name = $1", [.text(step.name)])
        if let known {
            let applied = try known.text("checksum")
            if applied == checksum { return }
            guard let earlier = step.earlierOnPostgres, earlier.checksum == applied else {
                throw StoreError.editedStep(step.name)
            }
            try connection.execute(earlier.catchUp)
            _ = try transaction.run(
                "UPDATE schema_steps SET checksum = $2 WHERE name = $1", [.text(step.name), .text(checksum)])
            return
        }
        try connection.execute(step.statements(for: .postgres))
        _ = try transaction.run(
            "INSERT INTO schema_steps (name, checksum) VALUES ($1, $2)", [.text(step.name), .text(checksum)])
    }
}
