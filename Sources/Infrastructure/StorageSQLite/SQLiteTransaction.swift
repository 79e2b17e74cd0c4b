import Foundation
import GRDB
import Storage

/// The port's transaction over one GRDB connection; it never leaves the closure it was made for.
struct SQLiteTransaction: StoreTransaction {
    let db: Database
    var dialect: Dialect { .sqlite }

    func confine(to tenant: String) {}
    func requireEveryRow() {}

    func run(_ sql: String, _ values: [StoredValue]) throws -> Int {
        do {
            try db.cachedStatement(sql: Self.numbered(sql)).execute(arguments: Self.arguments(values))
            return db.changesCount
        } catch let error as DatabaseError {
            throw Self.translated(error)
        }
    }

    func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow] {
        do {
            let statement = try db.cachedStatement(sql: Self.numbered(sql))
            return try Row.fetchAll(statement, arguments: Self.arguments(values)).map(Self.stored)
        } catch let error as DatabaseError {
            throw Self.translated(error)
        }
    }

    func load(_ table: String, _ columns: [String], _ rows: [[StoredValue]]) throws -> [Int] {
        do {
            let loader = try RowLoader(table, columns, in: db)
            return try rows.indices.filter { try !loader.add(rows[$0]) }
        } catch let error as DatabaseError {
            throw Self.translated(error)
        }
    }

    /// Turns `$1` into `?1`: to SQLite the former is a name, whose place depends on the order of the text.
    ///
    /// No statement of ours holds a `$` of its own: what varies is bound.
    private static func numbered(_ sql: String) -> String {
        String(decoding: sql.utf8.map { $0 == UInt8(ascii: "$") ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }

    private static func arguments(_ values: [StoredValue]) -> StatementArguments {
        StatementArguments(values.map(databaseValue))
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
