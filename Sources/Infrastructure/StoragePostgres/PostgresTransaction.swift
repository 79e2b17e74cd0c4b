import CLibPQ
import Storage

/// The port's transaction over one connection; it never leaves the closure it was made for.
struct PostgresTransaction: StoreTransaction {
    let connection: PostgresConnection
    var dialect: Dialect { .postgres }

    func run(_ sql: String, _ values: [StoredValue]) throws -> Int {
        let result = try connection.ask(sql, values)
        defer { PQclear(result) }
        return Int(PostgresConnection.text(PQcmdTuples(result))) ?? 0
    }

    func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow] {
        let result = try connection.ask(sql, values)
        defer { PQclear(result) }
        let names = (0..<PQnfields(result)).map { PostgresConnection.text(PQfname(result, $0)) }
        return try (0..<PQntuples(result)).map { row in
            var fields: [String: StoredValue] = [:]
            for (column, name) in names.enumerated() {
                fields[name] = try PostgresValues.value(result, row: row, column: Int32(column))
            }
            return StoredRow(fields)
        }
    }

    func load(_ table: String, _ columns: [String], _ rows: [[StoredValue]]) throws -> [Int] {
        for row in rows where row.count != columns.count {
            throw StoreError.engine("a row of \(row.count) values for \(columns.count) columns")
        }
        guard !rows.isEmpty else { return [] }
        let list = columns.joined(separator: ", ")
        do {
            try connection.apart {
                try PostgresCopy(connection: connection).load("\(table) (\(list))", rows)
            }
            return []
        } catch StoreError.duplicate {
            // COPY cannot leave a row out. Something stands already, so it is asked of each row.
            let places = (1...columns.count).map { "$\($0)" }.joined(separator: ", ")
            let sql = "INSERT INTO \(table) (\(list)) VALUES (\(places)) ON CONFLICT DO NOTHING"
            return try rows.indices.filter { try run(sql, rows[$0]) == 0 }
        }
    }
}
