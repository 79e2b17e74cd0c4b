import Storage

/// A table with rows of tenants.
struct TenantTable: Sendable, Hashable {
    let name: String
    let columns: [String]
    /// The column that says whose a row is; the first of the key.
    let owner: String
    /// The other columns of the key; none where a tenant has one row.
    let key: [String]

    private var list: String { columns.joined(separator: ", ") }
    private var order: String { key.isEmpty ? owner : key.joined(separator: ", ") }

    /// The values of the key behind the owner.
    func rest(_ row: [StoredValue]) -> [StoredValue] {
        key.compactMap { columns.firstIndex(of: $0) }.map { row[$0] }
    }

    /// The next rows behind a key, with values in the order of `columns`.
    func page(of tenant: String, after last: [StoredValue], in tx: any StoreTransaction) throws -> [[StoredValue]] {
        try rows(of: tenant, after: last, through: nil, limit: TenantRows.page, in: tx)
    }

    /// The rows behind a key, up to another where one is named.
    func rows(
        of tenant: String, after last: [StoredValue], through end: [StoredValue]?, limit: Int? = nil,
        in tx: any StoreTransaction
    ) throws -> [[StoredValue]] {
        var conditions = "\(owner) = $1"
        var values: [StoredValue] = [.text(tenant)]
        for (sign, bound) in [(">", last), ("<=", end ?? [])] where !bound.isEmpty {
            let places = bound.indices.map { "$\(values.count + 1 + $0)" }.joined(separator: ", ")
            conditions += " AND (\(order)) \(sign) (\(places))"
            values += bound
        }
        return try tx.rows(
            """
            SELECT \(list) FROM \(name) WHERE \(conditions) ORDER BY \(order)
            \(limit.map { "LIMIT \($0)" } ?? "")
            """, values
        ).map { row in try columns.map { try row.value($0) } }
    }

    /// Adds rows that are not there.
    func put(_ rows: [[StoredValue]], in tx: any StoreTransaction) throws {
        guard try tx.load(name, columns, rows).isEmpty else {
            throw StoreError.duplicate("a row of \(name) stands in the way")
        }
    }

    /// Makes the row of the same key this one; answers whether there was one.
    @discardableResult
    func change(_ row: [StoredValue], in tx: any StoreTransaction) throws -> Bool {
        let fixed = Set([owner] + key)
        let changed = columns.indices.filter { !fixed.contains(columns[$0]) }
        let named = columns.indices.filter { fixed.contains(columns[$0]) }
        let sets =
            changed.isEmpty
            ? "\(owner) = \(owner)"
            : changed.enumerated().map { "\(columns[$1]) = $\($0 + 1)" }.joined(separator: ", ")
        let conditions = named.enumerated().map { "\(columns[$1]) = $\(changed.count + $0 + 1)" }
            .joined(separator: " AND ")
        return try tx.run("UPDATE \(name) SET \(sets) WHERE \(conditions)", (changed + named).map { row[$0] }) > 0
    }

    /// Takes one row away.
    func remove(_ rest: [StoredValue], of tenant: String, in tx: any StoreTransaction) throws {
        let conditions = key.enumerated().map { " AND \($1) = $\($0 + 2)" }.joined()
        try tx.run("DELETE FROM \(name) WHERE \(owner) = $1\(conditions)", [.text(tenant)] + rest)
    }

    /// Takes the first rows of a tenant away; answers how many.
    func removePage(of tenant: String, in tx: any StoreTransaction) throws -> Int {
        let first = try tx.rows(
            "SELECT \(order) FROM \(name) WHERE \(owner) = $1 ORDER BY \(order) LIMIT 1 OFFSET \(TenantRows.page - 1)",
            [.text(tenant)]
        ).first
        guard let first, !key.isEmpty else {
            return try tx.run("DELETE FROM \(name) WHERE \(owner) = $1", [.text(tenant)])
        }
        let end = try key.map { try first.value($0) }
        let places = key.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        return try tx.run(
            "DELETE FROM \(name) WHERE \(owner) = $1 AND (\(order)) <= (\(places))", [.text(tenant)] + end)
    }
}

/// What makes the rows of a part of a table others.
struct RowsDifference: Sendable {
    private let table: TenantTable
    private let missing: [[StoredValue]]
    private let changed: [[StoredValue]]
    /// Keys of rows that are to go.
    let surplus: [[StoredValue]]

    /// Compares rows as they are wanted with those that are there, of the same range of keys.
    init(_ table: TenantTable, wanted: [[StoredValue]], there: [[StoredValue]]) {
        self.table = table
        var known = Dictionary(there.map { (table.rest($0), $0) }) { first, _ in first }
        var (missing, changed): ([[StoredValue]], [[StoredValue]]) = ([], [])
        for row in wanted {
            guard let old = known.removeValue(forKey: table.rest(row)) else {
                missing.append(row)
                continue
            }
            if old != row { changed.append(row) }
        }
        self.missing = missing
        self.changed = changed
        surplus = Array(known.keys)
    }

    /// Whether nothing is to be put or changed.
    var isEmpty: Bool { missing.isEmpty && changed.isEmpty }
    var count: Int { missing.count + changed.count }

    func put(in tx: any StoreTransaction) throws {
        for row in changed { try table.change(row, in: tx) }
        try table.put(missing, in: tx)
    }
}
