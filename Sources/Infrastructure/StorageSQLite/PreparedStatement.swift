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
        return try bind(values[...], at: 1, body)
    }

    private func bind<Answer>(
        _ values: ArraySlice<StoredValue>, at place: Int32, _ body: () throws -> Answer
    ) throws -> Answer {
        guard let value = values.first else { return try body() }
        let rest = values.dropFirst()
        switch value {
        case .null:
            try check(sqlite3_bind_null(statement, place))
            return try bind(rest, at: place + 1, body)
        case .integer(let number):
            try check(sqlite3_bind_int64(statement, place, number))
            return try bind(rest, at: place + 1, body)
        case .text(var text):
            return try text.withUTF8 { bytes in
                try bytes.withMemoryRebound(to: CChar.self) { characters in
                    try check(
                        characters.baseAddress == nil
                            ? sqlite3_bind_text(statement, place, "", 0, nil)
                            : sqlite3_bind_text(statement, place, characters.baseAddress, Int32(characters.count), nil))
                    return try bind(rest, at: place + 1, body)
                }
            }
        case .bytes(let bytes):
            return try bytes.withUnsafeBytes { buffer in
                // Without an address SQLite would bind null.
                try check(
                    buffer.isEmpty
                        ? sqlite3_bind_zeroblob(statement, place, 0)
                        : sqlite3_bind_blob(statement, place, buffer.baseAddress, Int32(buffer.count), nil))
                return try bind(rest, at: place + 1, body)
            }
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
