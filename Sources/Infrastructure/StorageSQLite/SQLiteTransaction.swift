import Foundation
import GRDB
import Storage

/// The port's transaction over one GRDB connection; it never leaves the closure it was made for.
struct SQLiteTransaction: StoreTransaction {
    let db: Database

    func run(_ sql: String, _ values: [StoredValue]) throws -> Int {
        do {
            try db.execute(sql: sql, arguments: Self.arguments(values))
            return db.changesCount
        } catch let error as DatabaseError {
            throw Self.translated(error)
        }
    }

    func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow] {
        do {
            let statement = try db.cachedStatement(sql: sql)
            return try Row.fetchAll(statement, arguments: Self.arguments(values)).map(Self.stored)
        } catch let error as DatabaseError {
            throw Self.translated(error)
        }
    }

    /// SQLite treats `$1` as a named parameter, so values are bound by name and may appear in any order.
    private static func arguments(_ values: [StoredValue]) -> StatementArguments {
        var named: [String: DatabaseValue] = [:]
        for (index, value) in values.enumerated() {
            named[String(index + 1)] = databaseValue(value)
        }
        return StatementArguments(named)
    }

    private static func databaseValue(_ value: StoredValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }

    private static func stored(_ row: Row) -> StoredRow {
        var values: [String: StoredValue] = [:]
        for (column, value) in row {
            switch value.storage {
            case .null: values[column] = .null
            case .int64(let number): values[column] = .integer(number)
            case .double(let number): values[column] = .text(String(number))
            case .string(let text): values[column] = .text(text)
            case .blob(let data): values[column] = .bytes([UInt8](data))
            }
        }
        return StoredRow(values)
    }

    static func translated(_ error: DatabaseError) -> StoreError {
        let text = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: return .duplicate(text)
        default:
            return error.resultCode == .SQLITE_CONSTRAINT ? .constraint(text) : .engine(text)
        }
    }
}
