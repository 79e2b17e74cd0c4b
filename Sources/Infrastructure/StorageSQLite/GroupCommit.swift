import GRDB
import Storage
import Synchronization

/// Writes that wait for the disk together: what arrives while one transaction is being made durable goes into the next.
///
/// An `fsync` costs the same for one write as for a hundred. Each write keeps its own fate through a savepoint: one that
/// throws leaves nothing behind and takes no other with it; none is told of its success before the disk has it.
final class GroupCommit: Sendable {
    /// A write on its way: what it does in the transaction, and how it is told when there was none.
    struct PendingWrite: Sendable {
        let run: @Sendable (Database) -> Ending
        let refuse: @Sendable (StoreError) -> Void
    }
    /// Told once: nil when the transaction is durable, an error when it was lost with everything in it.
    typealias Ending = @Sendable (StoreError?) -> Void

    private struct Queue {
        var waiting: [PendingWrite] = []
        var isDraining = false
    }

    /// The most writes of one transaction [O]: bounds how long the first of them waits.
    private static let largest = 256
    private let pool: DatabasePool
    private let queue = Mutex(Queue())

    init(pool: DatabasePool) {
        self.pool = pool
    }

    /// Runs a body in a transaction that it may share, and answers when that is durable.
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            add(
                PendingWrite { db in
                    let result = Result { try Self.apart(in: db, body) }
                    return { lost in
                        if let lost, case .success = result {
                            continuation.resume(throwing: lost)
                        } else {
                            continuation.resume(with: result)
                        }
                    }
                } refuse: { error in
                    continuation.resume(throwing: error)
                })
        }
    }

    private func add(_ write: PendingWrite) {
        let begins = queue.withLock { queue in
            queue.waiting.append(write)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if begins { pool.asyncWriteWithoutTransaction { db in self.drain(db) } }
    }

    private func drain(_ db: Database) {
        while let batch = next() { Self.commit(batch, in: db) }
    }

    private func next() -> [PendingWrite]? {
        queue.withLock { queue in
            guard !queue.waiting.isEmpty else {
                queue.isDraining = false
                return nil
            }
            let batch = Array(queue.waiting.prefix(Self.largest))
            queue.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private static func commit(_ batch: [PendingWrite], in db: Database) {
        var endings: [Ending] = []
        var lost: StoreError?
        do {
            try db.inTransaction(.immediate) {
                for write in batch {
                    endings.append(write.run(db))
                    // A full disk, say, makes SQLite give up the transaction as a whole, and those before it with it.
                    guard db.isInsideTransaction else { throw StoreError.engine("the transaction was given up") }
                }
                return .commit
            }
        } catch {
            lost =
                (error as? StoreError) ?? (error as? DatabaseError).map(SQLiteTransaction.translated)
                ?? .engine("\(error)")
        }
        for ending in endings { ending(lost) }
        // What stands behind a write that made SQLite give up has not run yet; when the beginning failed, none has.
        let rest = batch.dropFirst(endings.count)
        if endings.isEmpty, let lost {
            for write in rest { write.refuse(lost) }
        } else if !rest.isEmpty {
            commit(Array(rest), in: db)
        }
    }

    private static func apart<Answer>(
        in db: Database, _ body: (any StoreTransaction) throws -> Answer
    ) throws -> Answer {
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
