public import Foundation
public import Storage

/// A column that holds sealed texts.
public struct SealedColumn: Sendable, Hashable {
    let table: String
    let column: String
    /// The columns behind the tenant by which a value knows its row; they never change.
    let key: [String]
    /// The columns of the table's key behind the tenant.
    let order: [String]
    /// The column by which the clear value is found, see ``TenantTransaction/mark(_:of:)``.
    let mark: String?

    /// Names a column, and its row; by the table's own key where no other is named.
    public init(
        _ table: String, _ column: String, key: [String], order: [String]? = nil, mark: String? = nil
    ) {
        self.table = table
        self.column = column
        self.key = key
        self.order = order ?? key
        self.mark = mark
    }

    var name: String { "\(table).\(column)" }
}

/// The keys of one tenant's data: a new one while everybody works, and the end of all of them.
public struct DataKeys: Sendable {
    private let store: TenantStore
    private let columns: [SealedColumn]
    /// Rows of one transaction [O].
    private static let page = 500

    static let schema = SchemaStep(
        "tenancy-002",
        """
        CREATE TABLE data_keys (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            version INTEGER NOT NULL,
            wrapped BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            resealed_at INTEGER,
            PRIMARY KEY (tenant_id, version)
        ) STRICT;
        CREATE TABLE data_key_destructions (
            tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (tenant_id),
            destroyed_at INTEGER NOT NULL,
            destroyed_by TEXT NOT NULL
        ) STRICT;
        """)

    /// Works on one tenant's keys, and the columns that are sealed with them.
    public init(store: TenantStore, columns: [SealedColumn]) {
        self.store = store
        self.columns = columns
    }

    /// Makes a new key: everything is sealed with it from now on.
    ///
    /// What was sealed before is sealed anew by ``reseal()``.
    /// - Throws: `DataVaultError` or `StoreError`.
    @discardableResult
    public func rotate(record: @escaping @Sendable (any StoreTransaction) throws -> Void) async throws -> Int64 {
        try await store.write { tx in
            let version = try tx.keys.newest().version + 1
            try tx.keys.add(version: version)
            try record(tx.base)
            return version
        }
    }

    /// The servers with something to seal anew: of those whose newest key has sealed everything there is none.
    /// - Throws: `StoreError`.
    public static func due(in tx: any StoreTransaction) throws -> Set<String> {
        let rows = try tx.rows(
            """
            SELECT tenant_id FROM tenants
            WHERE NOT EXISTS (
                SELECT 1 FROM data_key_destructions WHERE data_key_destructions.tenant_id = tenants.tenant_id)
            AND NOT EXISTS (
                SELECT 1 FROM data_keys WHERE data_keys.tenant_id = tenants.tenant_id AND resealed_at IS NOT NULL
                    AND version = (SELECT max(version) FROM data_keys newest
                        WHERE newest.tenant_id = tenants.tenant_id))
            """, [])
        return Set(try rows.map { try $0.text("tenant_id") })
    }

    /// Destroys every key of the tenant: what was sealed can be read by nobody any more.
    /// - Throws: `StoreError`.
    public static func destroy(
        of tenant: TenantID, by name: String, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run("DELETE FROM data_keys WHERE tenant_id = $1", [.text(tenant.text)])
        try tx.run(
            """
            INSERT INTO data_key_destructions (tenant_id, destroyed_at, destroyed_by) VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id) DO NOTHING
            """, [.text(tenant.text), .instant(now), .text(name)])
    }

    /// Seals with the newest key what is clear or sealed with an older one, then forgets the older keys.
    ///
    /// Others go on meanwhile: what they write is sealed with the newest key already.
    /// - Returns: how many values were sealed anew; 0 when there was nothing to do.
    /// - Throws: `DataVaultError` or `StoreError`.
    @discardableResult
    public func reseal() async throws -> Int {
        let newest = try await store.write { tx -> Int64? in
            guard try tx.row("SELECT 1 AS one FROM data_key_destructions WHERE tenant_id = $1") == nil else {
                return nil
            }
            let version = try tx.keys.newest().version
            let done = try tx.row(
                "SELECT 1 AS one FROM data_keys WHERE tenant_id = $1 AND version = $2 AND resealed_at IS NOT NULL",
                [.integer(version)])
            return done == nil ? version : nil
        }
        guard let newest else { return 0 }
        var count = 0
        for column in columns {
            var last: [StoredValue]? = []
            while let from = last {
                let (sealed, next) = try await store.write { tx in try Self.reseal(column, after: from, newest, in: tx)
                }
                count += sealed
                last = next
            }
        }
        try await store.write { tx in
            try tx.run("DELETE FROM data_keys WHERE tenant_id = $1 AND version < $2", [.integer(newest)])
            try tx.run(
                "UPDATE data_keys SET resealed_at = $3 WHERE tenant_id = $1 AND version = $2",
                [.integer(newest), .instant(Date())])
        }
        return count
    }

    /// One page of a column; answers where the next begins, nil at the end.
    private static func reseal(
        _ column: SealedColumn, after last: [StoredValue], _ newest: Int64, in tx: TenantTransaction
    ) throws -> (sealed: Int, next: [StoredValue]?) {
        let order = column.order.joined(separator: ", ")
        let places = column.order.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let columns = Set(column.key + column.order + [column.column]).sorted().joined(separator: ", ")
        let rows = try tx.rows(
            """
            SELECT \(columns) FROM \(column.table)
            WHERE tenant_id = $1 \(last.isEmpty ? "" : "AND (\(order)) > (\(places))") ORDER BY \(order) LIMIT \(page)
            """, last)
        var sealed = 0
        for row in rows {
            guard let stored = try row.optionalText(column.column), !stored.isEmpty,
                TenantTransaction.parts(stored)?.version != newest
            else { continue }
            let values = try column.order.map { try row.value($0) }
            let place = SealedPlace(column: column.name, key: try column.key.map { Self.text(try row.value($0)) })
            let conditions = column.order.enumerated().map { "\($1) = $\($0 + 3)" }.joined(separator: " AND ")
            let clear = try tx.open(stored, at: place)
            try tx.run(
                "UPDATE \(column.table) SET \(column.column) = $2 WHERE tenant_id = $1 AND \(conditions)",
                [try tx.seal(clear, at: place)] + values)
            if let mark = column.mark {
                try tx.run(
                    "UPDATE \(column.table) SET \(mark) = $2 WHERE tenant_id = $1 AND \(conditions)",
                    [try tx.mark(clear, of: column)] + values)
            }
            sealed += 1
        }
        guard rows.count == page, let end = rows.last else { return (sealed, nil) }
        return (sealed, try column.order.map { try end.value($0) })
    }

    private static func text(_ value: StoredValue) -> String {
        switch value {
        case .null: ""
        case .integer(let number): String(number)
        case .text(let text): text
        case .bytes(let bytes): bytes.map { String(format: "%02x", $0) }.joined()
        }
    }
}
