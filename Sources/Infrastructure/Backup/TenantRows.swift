import Crypto
import Foundation
public import Storage

/// What one tenant's rows are, for two databases to be compared by.
public struct RowsDigest: Sendable, Hashable, CustomStringConvertible {
    public let rows: Int64
    /// SHA-256 over every table's name, columns and rows in the order of the key, 32 bytes.
    public let sha256: [UInt8]

    /// Names a digest.
    public init(rows: Int64, sha256: [UInt8]) {
        self.rows = rows
        self.sha256 = sha256
    }

    /// `12 rows 0a1b…`, in lower-case hex.
    public var description: String { "\(rows) rows \(sha256.map { String(format: "%02x", $0) }.joined())" }
}

/// All rows of one tenant, and their way from one database into another of the same schema, of either engine.
public struct TenantRows: Sendable {
    let tenant: String
    private let order: TableOrder
    /// Rows that are read, compared and written at a time: as long as others wait for a turn to write [O].
    static let page = 1_000

    /// Looks at the rows whose `tenant_id` or `realm` is the tenant's.
    /// - Parameters:
    ///   - tenant: whose.
    ///   - steps: the schema of both databases.
    ///   - staying: tables whose rows are the platform's own, though they name a tenant.
    public init(of tenant: String, steps: [SchemaStep], staying: Set<String>) {
        self.tenant = tenant
        order = TableOrder(steps: steps, leftOut: staying)
    }

    /// Makes the rows at a target those of a source: puts what is missing, changes what differs, takes away what is too much.
    ///
    /// Ended anywhere it can be begun again. While the source is written to, the target is only nearly like it afterwards.
    /// - Parameters:
    ///   - source: the rows as they are to be.
    ///   - target: where they are to be.
    ///   - progress: told after each page how many rows were looked at; what it throws ends the work.
    /// - Returns: how many rows of the target were written or taken away.
    /// - Throws: `StoreError`, or what `progress` throws.
    @discardableResult
    public func bring(
        from source: any DataStore, to target: any DataStore,
        progress: @escaping @Sendable (Int64) async throws -> Void = { _ in }
    ) async throws -> Int64 {
        do {
            return try await level(source, target, progress)
        } catch StoreError.duplicate, StoreError.constraint {
            // A changed row can stand in the way of another. From nothing none does.
            try await clear(at: target)
            return try await level(source, target, progress)
        }
    }

    private func level(
        _ source: any DataStore, _ target: any DataStore, _ progress: @escaping @Sendable (Int64) async throws -> Void
    ) async throws -> Int64 {
        let tables = try await source.read { tx in try self.tables(in: tx) }
        let there = try await target.read { tx in try self.tables(in: tx) }
        guard there == tables else {
            throw StoreError.engine("the two databases have other tables")
        }
        var (seen, written): (Int64, Int64) = (0, 0)
        var surplus: [(table: TenantTable, keys: [[StoredValue]])] = []
        for table in tables {
            var last: [StoredValue] = []
            var isOver = false
            while !isOver {
                let after = last
                let wanted = try await source.read { tx in try table.page(of: tenant, after: after, in: tx) }
                isOver = wanted.count < Self.page
                let end = isOver ? nil : wanted.last.map(table.rest)
                let there = try await target.read { tx in
                    try table.rows(of: tenant, after: after, through: end, in: tx)
                }
                let difference = RowsDifference(table, wanted: wanted, there: there)
                if !difference.isEmpty { try await target.write { tx in try difference.put(in: tx) } }
                if !difference.surplus.isEmpty { surplus.append((table, difference.surplus)) }
                written += Int64(difference.count)
                seen += Int64(wanted.count)
                last = end ?? []
                try await progress(seen)
            }
        }
        for (table, keys) in surplus.reversed() {
            try await target.write { tx in for key in keys { try table.remove(key, of: tenant, in: tx) } }
            written += Int64(keys.count)
        }
        return written
    }

    /// Takes the tenant's rows away, page by page, those that refer to others first; answers how many.
    /// - Throws: `StoreError`, or what `progress` throws.
    @discardableResult
    public func clear(
        at store: any DataStore, progress: @escaping @Sendable (Int64) async throws -> Void = { _ in }
    ) async throws -> Int64 {
        var count: Int64 = 0
        for table in try await store.read({ tx in try tables(in: tx) }).reversed() {
            while true {
                let removed = try await store.write { tx in try table.removePage(of: tenant, in: tx) }
                count += Int64(removed)
                guard removed > 0 else { break }
                try await progress(count)
            }
        }
        return count
    }

    /// What the tenant's rows in a database are, at one instant.
    /// - Throws: `StoreError`.
    public func digest(at store: any DataStore) async throws -> RowsDigest {
        try await store.read { tx in
            var (hasher, count): (SHA256, Int64) = (SHA256(), 0)
            for table in try tables(in: tx) {
                hasher.update(data: Data((table.name + " " + table.columns.joined(separator: ",") + "\n").utf8))
                var last: [StoredValue] = []
                while true {
                    let rows = try table.page(of: tenant, after: last, in: tx)
                    for row in rows { for value in row { Self.add(value, to: &hasher) } }
                    count += Int64(rows.count)
                    guard rows.count == Self.page, let end = rows.last else { break }
                    last = table.rest(end)
                }
            }
            return RowsDigest(rows: count, sha256: Array(hasher.finalize()))
        }
    }

    /// Each value with its kind and length before it, so that no two rows share a text.
    private static func add(_ value: StoredValue, to hasher: inout SHA256) {
        func add(_ kind: UInt8, _ bytes: some Sequence<UInt8>, _ length: Int64) {
            hasher.update(data: [kind])
            withUnsafeBytes(of: length.bigEndian) { hasher.update(bufferPointer: $0) }
            hasher.update(data: Array(bytes))
        }
        switch value {
        case .null: add(0, [], 0)
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { add(1, $0, 8) }
        case .text(let text): add(2, text.utf8, Int64(text.utf8.count))
        case .bytes(let bytes): add(3, bytes, Int64(bytes.count))
        }
    }

    /// The tables with rows of tenants, those first to which others refer.
    private func tables(in tx: any StoreTransaction) throws -> [TenantTable] {
        try order.tables.compactMap { table in
            let columns = try Catalogue.columns(of: table.name, in: tx)
            guard let owner = ["tenant_id", "realm"].first(where: columns.contains) else { return nil }
            let key = try Catalogue.key(of: table.name, in: tx)
            guard key.first == owner, table.selfReference == nil else {
                throw StoreError.engine("rows of \(table.name) cannot be moved with their tenant")
            }
            return TenantTable(name: table.name, columns: columns.sorted(), owner: owner, key: Array(key.dropFirst()))
        }
    }
}
