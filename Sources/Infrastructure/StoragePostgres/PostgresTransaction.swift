import CLibPQ
import Storage

/// The port's transaction over one connection; it never leaves the closure it was made for.
struct PostgresTransaction: StoreTransaction {
    let connection: PostgresConnection
    let chainEnds = ChainEnds()
    var dialect: Dialect { .postgres }

    func confine(to tenant: String) throws {
        _ = try rows("SELECT set_config('\(PostgresWall.setting)', $1, true) AS tenant", [.text(tenant)])
    }

    func requireEveryRow() throws { try PostgresWall.requireEveryRow(self) }

    func run(_ sql: String, _ values: [StoredValue]) throws -> Int {
        let result = try connection.ask(sql, values)
        defer { PQclear(result) }
        return Int(PostgresConnection.text(PQcmdTuples(result))) ?? 0
    }

    func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow] {
        let result = try connection.ask(sql, values)
        defer { PQclear(result) }
        let columns = RowColumns((0..<PQnfields(result)).map { PostgresConnection.text(PQfname(result, $0)) })
        return try (0..<PQntuples(result)).map { row in
            StoredRow(
                columns,
                try (0..<PQnfields(result)).map { try PostgresValues.value(result, row: row, column: $0) })
        }
    }

    func load(_ table: String, _ columns: [String], _ rows: [[StoredValue]]) throws -> [Int] {
        for row in rows where row.count != columns.count {
            throw StoreError.engine("a row of \(row.count) values for \(columns.count) columns")
        }
        guard !rows.isEmpty else { return [] }
        let list = columns.joined(separator: ", ")
        do {
            try connection.apart { try copy(table, list, rows) }
            return []
        } catch StoreError.duplicate {
            // COPY cannot leave a row out. Something stands already, so it is asked of each row.
            let places = (1...columns.count).map { "$\($0)" }.joined(separator: ", ")
            let sql = "INSERT INTO \(table) (\(list)) VALUES (\(places)) ON CONFLICT DO NOTHING"
            return try rows.indices.filter { try run(sql, rows[$0]) == 0 }
        }
    }

    /// COPY looks at no wall, so PostgreSQL refuses it where one stands: rows come to lie beside the table first, and pass the
    /// wall from there.
    private func copy(_ table: String, _ list: String, _ rows: [[StoredValue]]) throws {
        let copy = PostgresCopy(connection: connection)
        guard try connection.hasWall(table) else { return try copy.load("\(table) (\(list))", rows) }
        let beside = "beside_\(table)"
        try connection.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS \(beside) (LIKE \(table) INCLUDING DEFAULTS) ON COMMIT DELETE ROWS")
        try connection.execute("TRUNCATE \(beside)")
        try copy.load("\(beside) (\(list))", rows)
        try connection.execute("INSERT INTO \(table) (\(list)) SELECT \(list) FROM \(beside)")
    }
}
