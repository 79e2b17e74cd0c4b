import GRDB
import Storage

/// The port's transaction over one GRDB connection; it never leaves the closure it was made for.
struct SQLiteTransaction: StoreTransaction {
    let db: Database
    let chainEnds = ChainEnds()
    var dialect: Dialect { .sqlite }

    func confine(to tenant: String) {}
    func requireEveryRow() {}

    func run(_ sql: String, _ values: [StoredValue]) throws -> Int {
        try prepared(sql).run(values)
    }

    func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow] {
        try prepared(sql).rows(values)
    }

    func load(_ table: String, _ columns: [String], _ rows: [[StoredValue]]) throws -> [Int] {
        let places = (1...columns.count).map { "$\($0)" }.joined(separator: ", ")
        let insert = try prepared(
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places)) ON CONFLICT DO NOTHING")
        return try rows.indices.filter { try insert.run(rows[$0]) == 0 }
    }

    private func prepared(_ sql: String) throws -> PreparedStatement {
        do {
            return try PreparedStatement(sql, in: db)
        } catch let error as DatabaseError {
            throw Self.translated(error)
        }
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
