import Storage

/// The rows of a backup on their way into a database.
struct RowRestoration {
    private let wanted: Restoration.Wanted
    private var staying: Set<String>
    /// Tables with one row for each tenant: it is changed in its place, because rows that stay refer to it.
    private var single: [String: (owner: String, isThere: Bool)] = [:]
    private let tables: [BackedUpTable]
    private var table: BackedUpTable?
    private var columns: [String] = []
    private var rows: [[StoredValue]] = []
    /// What refers to a row of its own table is set when all of them are there.
    private var references: [(sql: String, values: [StoredValue])] = []
    private(set) var written: Int64 = 0

    private static let page = 500

    /// Makes room: an empty database is asked for, or one tenant's rows go, those that refer to others first.
    init(
        _ wanted: Restoration.Wanted, _ scope: BackupScope, _ lengths: ChainLengths, in tx: any StoreTransaction
    ) throws {
        self.wanted = wanted
        staying = scope.staying.union(try lengths.longerHere(in: tx))
        tables = scope.order.tables
        for table in tables.reversed() {
            switch wanted {
            case .everything:
                guard try tx.rows("SELECT 1 AS one FROM \(table.name) LIMIT 1", []).isEmpty else {
                    throw BackupError.notEmpty(table.name)
                }
            case .tenant(let tenant):
                let columns = try Catalogue.columns(of: table.name, in: tx)
                guard !staying.contains(table.name), let owner = Self.owner(columns) else { continue }
                if try Catalogue.key(of: table.name, in: tx) == [owner] {
                    single[table.name] = (owner, false)
                    continue
                }
                try tx.run("DELETE FROM \(table.name) WHERE \(owner) = $1", [.text(tenant)])
            }
        }
        // Those who are signed in at the tenant sign in again: sessions are in no backup.
        if case .tenant(let tenant) = wanted, scope.leftOut.contains("sessions") {
            try tx.run("DELETE FROM sessions WHERE realm = $1", [.text(tenant)])
        }
    }

    mutating func begin(_ name: String, _ columns: [String], in tx: any StoreTransaction) throws {
        try end(in: tx)
        guard let table = tables.first(where: { $0.name == name }) else { throw BackupError.unknownTable(name) }
        self.table = table
        self.columns = columns
    }

    mutating func add(_ values: [StoredValue], in tx: any StoreTransaction) throws {
        guard let table, values.count == columns.count else { throw BackupError.unreadable("a row has no table") }
        var values = values
        if case .tenant(let tenant) = wanted {
            guard !staying.contains(table.name), let owner = Self.owner(columns),
                let place = columns.firstIndex(of: owner),
                values[place] == .text(tenant)
            else { return }
        }
        if let own = table.selfReference, let place = columns.firstIndex(of: own), values[place] != .null {
            let key = try Catalogue.key(of: table.name, in: tx)
            let conditions = key.enumerated().map { "\($1) = $\($0 + 2)" }.joined(separator: " AND ")
            references.append(
                (
                    "UPDATE \(table.name) SET \(own) = $1 WHERE \(conditions)",
                    [values[place]] + key.compactMap { columns.firstIndex(of: $0) }.map { values[$0] }
                ))
            values[place] = .null
        }
        if let owner = single[table.name]?.owner {
            single[table.name] = (owner, true)
            let row = TenantTable(name: table.name, columns: columns, owner: owner, key: [])
            if try row.change(values, in: tx) { return written += 1 }
        }
        rows.append(values)
        if rows.count == Self.page { try flush(in: tx) }
    }

    /// Ends the last table, and takes away what the backup did not know.
    mutating func finish(in tx: any StoreTransaction) throws {
        try end(in: tx)
        guard case .tenant(let tenant) = wanted else { return }
        for table in tables.reversed() {
            guard let (owner, isThere) = single[table.name], !isThere else { continue }
            try tx.run("DELETE FROM \(table.name) WHERE \(owner) = $1", [.text(tenant)])
        }
    }

    private mutating func end(in tx: any StoreTransaction) throws {
        try flush(in: tx)
        for reference in references { try tx.run(reference.sql, reference.values) }
        references = []
        if let table { try Catalogue.countOn(table.name, in: tx) }
    }

    private mutating func flush(in tx: any StoreTransaction) throws {
        guard let table, !rows.isEmpty else { return }
        guard try tx.load(table.name, columns, rows).isEmpty else {
            throw StoreError.duplicate("a row of \(table.name) is there already")
        }
        written += Int64(rows.count)
        rows = []
    }

    /// The column that says whose a row is.
    static func owner(_ columns: [String]) -> String? {
        ["tenant_id", "realm"].first(where: columns.contains)
    }
}
