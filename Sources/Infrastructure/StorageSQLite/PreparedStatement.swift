import GRDB
import GRDBSQLite
import Storage

/// One statement that the connection keeps prepared, bound and stepped by the library's own calls.
///
/// Everything that the platform reads and writes goes through here: values are bound as they are, without a wrapping of
/// the library's in between.
struct PreparedStatement {
    private let statement: OpaquePointer
    private let connection: OpaquePointer
    private let known: KnownStatement

    /// - Throws: `DatabaseError` when the text is no statement.
    init(_ sql: String, in db: Database) throws {
        known = KnownStatement.of(sql)
        statement = try db.cachedStatement(sql: known.text).sqliteStatement
        guard let connection = db.sqliteConnection else { throw StoreError.engine("the database is closed") }
        self.connection = connection
    }

    /// Runs it to its end; answers how many rows it changed.
    func run(_ values: [StoredValue]) throws -> Int {
        try bound(values) {
            // What a statement answers beside its changes, such as RETURNING, nobody asked for.
            while try step() {}
            return Int(sqlite3_changes(connection))
        }
    }

    /// Every row of its answer.
    func rows(_ values: [StoredValue]) throws -> [StoredRow] {
        try bound(values) {
            var rows: [StoredRow] = []
            guard try step() else { return rows }
            // Not before the first step: it is that which follows a schema that was changed.
            let (columns, count) = (known.columns(of: statement), sqlite3_column_count(statement))
            repeat { rows.append(StoredRow(columns, (0..<count).map { value($0) })) } while try step()
            return rows
        }
    }

    /// Binds the values, whose bytes stay where they are until the body is done, and leaves the statement ready for the next.
    private func bound<Answer>(_ values: [StoredValue], _ body: () throws -> Answer) throws -> Answer {
        guard values.count == Int(sqlite3_bind_parameter_count(statement)) else {
            throw StoreError.engine(
                "\(values.count) values for \(sqlite3_bind_parameter_count(statement)) places")
        }
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        // All bytes in one piece of memory: SQLite would take a piece for each value.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.reduce(1) { $0 + $1.length })
        for value in values {
            switch value {
            case .null, .integer: break
            case .text(let text): bytes.append(contentsOf: text.utf8)
            case .bytes(let blob): bytes.append(contentsOf: blob)
            }
        }
        // Without an address SQLite would bind null.
        if bytes.isEmpty { bytes.append(0) }
        return try bytes.withUnsafeBufferPointer { bytes in
            var next = bytes.baseAddress
            for (index, value) in values.enumerated() {
                try bind(value, at: Int32(index + 1), next)
                next = next.map { $0 + value.length }
            }
            return try body()
        }
    }

    private func bind(_ value: StoredValue, at place: Int32, _ bytes: UnsafePointer<UInt8>?) throws {
        switch value {
        case .null: try check(sqlite3_bind_null(statement, place))
        case .integer(let number): try check(sqlite3_bind_int64(statement, place, number))
        case .text:
            try check(
                sqlite3_bind_text(
                    statement, place, UnsafeRawPointer(bytes)?.assumingMemoryBound(to: CChar.self),
                    Int32(value.length), nil))
        case .bytes: try check(sqlite3_bind_blob(statement, place, bytes, Int32(value.length), nil))
        }
    }

    /// Whether there is another row.
    private func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    private func value(_ place: Int32) -> StoredValue {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, place))
        case SQLITE_BLOB:
            let buffer = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, place), count: Int(sqlite3_column_bytes(statement, place)))
            return .bytes(Array(buffer))
        case SQLITE_FLOAT: return .text(String(sqlite3_column_double(statement, place)))
        default:
            let buffer = UnsafeBufferPointer(
                start: sqlite3_column_text(statement, place), count: Int(sqlite3_column_bytes(statement, place)))
            return .text(String(decoding: buffer, as: UTF8.self))
        }
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func failure(_ code: Int32) -> StoreError {
        SQLiteTransaction.translated(
            DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "code \(code)"))
    }
}

extension StoredValue {
    /// How many bytes it has besides itself.
    fileprivate var length: Int {
        switch self {
        case .null, .integer: 0
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        }
    }
}
