import Storage

/// The writing connection, on its thread.
struct PostgresWriter: CommitConnection {
    let connection: PostgresConnection

    var isInsideTransaction: Bool { connection.isInsideTransaction }

    func shared(_ body: () throws -> Void) throws {
        try connection.inTransaction(connection.beginWriting, body)
    }

    func apart<Answer>(_ body: (any StoreTransaction) throws -> Answer) throws -> Answer {
        // The one before it may have been a tenant's.
        try connection.apart(with: PostgresWall.platform) { try body(PostgresTransaction(connection: connection)) }
    }
}

extension PostgresConnection {
    /// Runs a body in a savepoint; when it throws, the transaction goes on as if it had not begun.
    func apart<Answer>(with beginning: String? = nil, _ body: () throws -> Answer) throws -> Answer {
        try execute("SAVEPOINT apart" + (beginning.map { "; \($0)" } ?? ""))
        do {
            let answer = try body()
            try execute("RELEASE SAVEPOINT apart")
            return answer
        } catch {
            if isInsideTransaction { try? execute("ROLLBACK TO SAVEPOINT apart; RELEASE SAVEPOINT apart") }
            throw error
        }
    }
}
