import GRDB
import GRDBSQLite
import Storage

/// One prepared insert, stepped for each row; the library's own calls, because a bulk load spends its time here.
struct RowLoader {
    private let statement: OpaquePointer
    private let connection: OpaquePointer
    private let width: Int

    init(_ table: String, _ columns: [String], in db: Database) throws {
        width = columns.count
        let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places)) ON CONFLICT DO NOTHING"
        statement = try db.cachedStatement(sql: sql).sqliteStatement
        guard let connection = db.sqliteConnection else { throw StoreError.engine("the database is closed") }
        self.connection = connection
    }

    /// Adds one row and tells whether it was added, or left out because its like stands already.
    func add(_ values: [StoredValue]) throws -> Bool {
        guard values.count == width else {
            throw StoreError.engine("a row of \(values.count) values for \(width) columns")
        }
        defer { sqlite3_reset(statement) }
        let code = try step(values[...], at: 1)
        guard code == SQLITE_DONE else { throw failure(code) }
        return sqlite3_changes(connection) > 0
    }

    /// Binds value after value, each one's bytes staying where they are until the row has been stepped.
    private func step(_ values: ArraySlice<StoredValue>, at place: Int32) throws -> Int32 {
        guard let value = values.first else { return sqlite3_step(statement) }
        let rest = values.dropFirst()
        switch value {
        case .null:
            try check(sqlite3_bind_null(statement, place))
            return try step(rest, at: place + 1)
        case .integer(let number):
            try check(sqlite3_bind_int64(statement, place, number))
            return try step(rest, at: place + 1)
        case .text(var text):
            return try text.withUTF8 { bytes in
                try bytes.withMemoryRebound(to: CChar.self) { characters in
                    try check(
                        sqlite3_bind_text(statement, place, characters.baseAddress, Int32(characters.count), nil))
                    return try step(rest, at: place + 1)
                }
            }
        case .bytes(let bytes):
            return try bytes.withUnsafeBytes { buffer in
                // Without an address SQLite would bind null.
                try check(
                    buffer.isEmpty
                        ? sqlite3_bind_zeroblob(statement, place, 0)
                        : sqlite3_bind_blob(statement, place, buffer.baseAddress, Int32(buffer.count), nil))
                return try step(rest, at: place + 1)
            }
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
