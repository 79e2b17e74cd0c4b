import Storage

/// A table as the schema makes it.
struct BackedUpTable: Hashable {
    let name: String
    /// The column that refers to another row of the same table, if any.
    let selfReference: String?
}

/// The tables of a schema in the order in which one refers to another.
struct TableOrder {
    let tables: [BackedUpTable]

    /// Reads the order from the steps themselves: a table is made after those it refers to.
    init(steps: [SchemaStep], leftOut: Set<String>) {
        var found: [BackedUpTable] = []
        for step in steps {
            for statement in step.statements(for: .sqlite).split(separator: ";") {
                if let dropped = statement.firstMatch(of: /DROP\s+TABLE\s+(\w+)/)?.1 {
                    found.removeAll { $0.name == dropped }
                }
                guard let made = statement.firstMatch(of: /CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)/)?.1 else {
                    if let renamed = statement.firstMatch(of: /ALTER\s+TABLE\s+(\w+)\s+RENAME\s+TO\s+(\w+)/) {
                        found = found.map {
                            $0.name == renamed.1
                                ? BackedUpTable(name: String(renamed.2), selfReference: $0.selfReference) : $0
                        }
                    }
                    continue
                }
                let own = statement.split(separator: "\n").first { $0.contains("REFERENCES \(made) ") }
                found.append(
                    BackedUpTable(
                        name: String(made),
                        selfReference: own?.split(separator: " ").first.map(String.init)))
            }
        }
        tables = found.filter { !leftOut.contains($0.name) }
    }
}

/// What a database says of its tables.
enum Catalogue {
    /// The names of all tables.
    static func tables(in tx: any StoreTransaction) throws -> [String] {
        let sql =
            switch tx.dialect {
            case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            case .postgres:
                """
                SELECT CAST(relname AS TEXT) AS name FROM pg_class
                WHERE relnamespace = CAST(current_schema() AS regnamespace) AND relkind IN ('r', 'p')
                """
            }
        return try tx.rows(sql, []).map { try $0.text("name") }
    }

    /// A table's columns that are written; the database makes the others of them.
    static func columns(of table: String, in tx: any StoreTransaction) throws -> [String] {
        let sql =
            switch tx.dialect {
            case .sqlite: "SELECT name FROM pragma_table_info($1) ORDER BY cid"
            case .postgres:
                """
                SELECT CAST(attname AS TEXT) AS name FROM pg_attribute
                WHERE attrelid = CAST($1 AS regclass) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                ORDER BY attnum
                """
            }
        return try tx.rows(sql, [.text(table)]).map { try $0.text("name") }
    }

    /// The columns of a table's primary key, in its order.
    static func key(of table: String, in tx: any StoreTransaction) throws -> [String] {
        let sql =
            switch tx.dialect {
            case .sqlite: "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk"
            case .postgres:
                """
                SELECT CAST(a.attname AS TEXT) AS name FROM pg_index i
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                WHERE i.indrelid = CAST($1 AS regclass) AND i.indisprimary
                ORDER BY array_position(CAST(i.indkey AS int2[]), a.attnum)
                """
            }
        return try tx.rows(sql, [.text(table)]).map { try $0.text("name") }
    }

    /// Lets the database go on counting behind the rows that are there; SQLite does by itself.
    static func countOn(_ table: String, in tx: any StoreTransaction) throws {
        guard tx.dialect == .postgres else { return }
        let counted = try tx.rows(
            """
            SELECT CAST(attname AS TEXT) AS name FROM pg_attribute
            WHERE attrelid = CAST($1 AS regclass) AND attnum > 0 AND attidentity <> ''
            """, [.text(table)]
        ).map { try $0.text("name") }
        for column in counted {
            _ = try tx.rows(
                """
                SELECT setval(pg_get_serial_sequence($1, $2), (SELECT max(\(column)) FROM \(table))) AS last
                """, [.text(table), .text(column)])
        }
    }
}
