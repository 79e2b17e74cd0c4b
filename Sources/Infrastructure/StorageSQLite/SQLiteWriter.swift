import GRDB
import Storage

/// The pool's one writing connection, while it is ours.
struct SQLiteWriter: CommitConnection {
    let db: Database

    var isInsideTransaction: Bool { db.isInsideTransaction }

    func shared(_ body: () throws -> Void) throws {
        do {
            try db.inTransaction(.immediate) {
                try body()
                return .commit
            }
        } catch let error as DatabaseError {
            throw SQLiteTransaction.translated(error)
        }
    }

    func apart<Answer>(_ body: (any StoreTransaction) throws -> Answer) throws -> Answer {
        do {
            var answer: Answer?
            try db.inSavepoint {
                answer = try body(SQLiteTransaction(db: db))
                return .commit
            }
            guard let answer else { throw StoreError.engine("a savepoint ended without an answer") }
            return answer
        } catch let error as DatabaseError {
            throw SQLiteTransaction.translated(error)
        }
    }
}
