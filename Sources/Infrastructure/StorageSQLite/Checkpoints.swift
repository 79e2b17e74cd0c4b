import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// Moves what was committed from the log (`-wal`) into the database, beside the writer.
///
/// SQLite does this within the commit that makes the log a thousand pages long, and whoever waits for that commit waits for a
/// thousand pages and two more synchronisations. While many read it is worse: the log begins anew only when nobody reads in it,
/// so that it stays long, and every commit tries again. Here a connection of its own moves what there is, a thousand pages at a
/// time. The writer itself begins a long log anew just when nearly all of it was moved, and waits for readers some milliseconds
/// at most; where somebody reads for longer (a backup) it tries again after the next move.
final class Checkpoints: Sendable {
    /// The pages of one move, and from how many on the log is to begin anew [O].
    private static let (step, long): (CInt, CInt) = (1_000, 32_000)
    /// Milliseconds for which the writer waits for readers, and for which it waits otherwise.
    private static let (readers, others): (CInt, CInt) = (5, 10_000)

    private struct Log {
        /// How long the log was when it was last moved.
        var moved: CInt = 0
        var isMoving = false
        /// Whether nearly all of it has been moved, and it was not tried to begin it anew since.
        var isMoved = false
    }

    private let log = Mutex(Log())
    private let connection: DatabaseQueue
    private let queue = DispatchQueue(label: "checkpoints")

    /// Opens a connection of its own to a database that is there.
    /// - Throws: `DatabaseError`.
    init(path: String, synchronous: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in try db.execute(sql: synchronous) }
        connection = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Is told of every commit of the writer from now on; this must live as long as the writer.
    func watch(_ db: Database) {
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, connection, name, pages in
                guard let context, let connection else { return SQLITE_OK }
                let checkpoints = Unmanaged<Checkpoints>.fromOpaque(context).takeUnretainedValue()
                checkpoints.committed(pages, connection, name)
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func committed(_ pages: CInt, _ writer: OpaquePointer, _ name: UnsafePointer<CChar>?) {
        let (moves, begins) = log.withLock { log in
            if pages < log.moved { log = Log(isMoving: log.isMoving) }
            let begins = pages >= Self.long && log.isMoved
            if begins { log.isMoved = false }
            let moves = !begins && !log.isMoving && pages - log.moved >= Self.step
            if moves { (log.moved, log.isMoving) = (pages, true) }
            return (moves, begins)
        }
        if moves { move() }
        if begins {
            sqlite3_busy_timeout(writer, Self.readers)
            sqlite3_wal_checkpoint_v2(writer, name, SQLITE_CHECKPOINT_RESTART, nil, nil)
            sqlite3_busy_timeout(writer, Self.others)
        }
    }

    private func move() {
        queue.async { [self] in
            // What could not be moved now is moved the next time: nothing is lost meanwhile.
            _ = try? connection.inDatabase { db in try db.checkpoint(.passive) }
            log.withLock { log in
                log.isMoving = false
                log.isMoved = true
            }
        }
    }
}
