import Foundation
import GRDBSQLite

/// SQLite alone, through its own calls: what the same rows cost without a platform around them.
final class Engine {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// One row as the engine holds it.
    typealias Row = [Value]

    enum Value {
        case null
        case integer(Int64)
        case text([UInt8])
        case blob([UInt8])
    }

    private var connection: OpaquePointer?

    init(path: String) throws {
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK else {
            throw failure()
        }
        try run("PRAGMA journal_mode = WAL")
        try run("PRAGMA synchronous = FULL")
    }

    deinit {
        sqlite3_close_v2(connection)
    }

    func run(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    /// The statements that made a table and its indexes.
    func schema(of table: String) throws -> [String] {
        try rows("SELECT sql FROM sqlite_master WHERE tbl_name = '\(table)' AND sql IS NOT NULL ORDER BY type DESC")
            .compactMap { if case .text(let bytes) = $0[0] { String(decoding: bytes, as: UTF8.self) } else { nil } }
    }

    func rows(_ sql: String) throws -> [Row] {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        return Self.next(.max, of: statement)
    }

    /// Inserts the rows of another database's table with one prepared statement, so many in a transaction.
    ///
    /// Answers rows per second; reading them there is not counted.
    func insert(
        from source: Engine, _ table: String, where condition: String, limit: Int, perTransaction: Int
    ) throws -> Double {
        let reading = try source.prepare("SELECT * FROM \(table) WHERE \(condition) ORDER BY rowid LIMIT \(limit)")
        defer { sqlite3_finalize(reading) }
        let places = (1...sqlite3_column_count(reading)).map { "?\($0)" }.joined(separator: ", ")
        let statement = try prepare("INSERT INTO \(table) VALUES (\(places))")
        defer { sqlite3_finalize(statement) }
        var (count, spent) = (0, Duration.zero)
        while true {
            let rows = Self.next(perTransaction, of: reading)
            guard !rows.isEmpty else { return Double(count) / (spent / .seconds(1)) }
            let start = ContinuousClock.now
            try run("BEGIN IMMEDIATE")
            for row in rows { try step(statement, row) }
            try run("COMMIT")
            spent += ContinuousClock.now - start
            count += rows.count
        }
    }

    private static func next(_ count: Int, of statement: OpaquePointer?) -> [Row] {
        var rows: [Row] = []
        while rows.count < count, sqlite3_step(statement) == SQLITE_ROW {
            rows.append((0..<sqlite3_column_count(statement)).map { value(statement, $0) })
        }
        return rows
    }

    private func step(_ statement: OpaquePointer?, _ row: Row) throws {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, value) in row.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .text(let bytes):
                bytes.withUnsafeBytes { buffer in
                    _ = sqlite3_bind_text(
                        statement, place, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
                        transient)
                }
            case .blob(let bytes):
                bytes.withUnsafeBytes { buffer in
                    _ = sqlite3_bind_blob(statement, place, buffer.baseAddress, Int32(buffer.count), transient)
                }
            }
        }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw failure() }
        sqlite3_reset(statement)
    }

    private func prepare(_ sql: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
        return statement
    }

    private static func value(_ statement: OpaquePointer?, _ column: Int32) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_NULL: .null
        case SQLITE_TEXT: .text(bytes(statement, column, sqlite3_column_text(statement, column)))
        default: .blob(bytes(statement, column, sqlite3_column_blob(statement, column)))
        }
    }

    private static func bytes(_ statement: OpaquePointer?, _ column: Int32, _ start: UnsafeRawPointer?) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    private func failure() -> Failed {
        Failed(description: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "SQLite failed")
    }
}
