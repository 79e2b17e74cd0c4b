import Foundation
public import Storage

/// What is backed up, and what of a database is made anew instead.
public struct BackupScope: Sendable {
    let steps: [SchemaStep]
    /// Tables that are not backed up: sessions end, indexes are made anew.
    let leftOut: Set<String>
    /// Tables that name a tenant and are not restored with it alone.
    let staying: Set<String>
    let chains: [BackedUpChain]
    /// Makes what was left out anew, in the transaction of a restoration.
    let rebuild: @Sendable (any StoreTransaction) throws -> Void

    /// Describes a database by the steps of its schema.
    public init(
        steps: [SchemaStep], leftOut: Set<String>, staying: Set<String> = [], chains: [BackedUpChain] = [],
        rebuild: @escaping @Sendable (any StoreTransaction) throws -> Void
    ) {
        self.steps = steps
        self.leftOut = leftOut
        self.staying = staying
        self.chains = chains
        self.rebuild = rebuild
    }

    var order: TableOrder { TableOrder(steps: steps, leftOut: leftOut) }
}

/// A table that only grows for each tenant, with those that repeat what it says: one tenant's restoration never shortens it.
public struct BackedUpChain: Sendable, Hashable {
    let table: String
    let tables: Set<String>

    /// Names the table that grows, and those that go with it.
    public init(_ table: String, with others: Set<String>) {
        self.table = table
        tables = others.union([table])
    }
}

/// Making a backup.
public enum Backup {
    /// Rows that are read at a time [O].
    private static let page = 1_000

    /// Writes a database, as it is at one instant, and files below a folder into one sealed file.
    ///
    /// - Parameters:
    ///   - scope: what the database is.
    ///   - store: the database; others go on working in it.
    ///   - key: to whom the backup is sealed.
    ///   - path: the file to write; it must not be there.
    ///   - now: what the backup says of when it was made.
    ///   - files: answers paths of files by the names under which they are kept; asked at the instant of the database, so
    ///     that a file which the rows tell of is there.
    /// - Returns: what is in it.
    /// - Throws: `BackupError`, `StoreError` or an error of the file system.
    public static func create(
        _ scope: BackupScope, from store: any DataStore, to key: BackupKey, at path: String, now: String,
        files: @escaping @Sendable () throws -> [(name: String, path: String)]
    ) async throws -> BackupSummary {
        guard !FileManager.default.fileExists(atPath: path) else { throw BackupError.notEmpty(path) }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BackupError.missing("a place to write \(path)") }
        var writer = try SealedWriter(file, to: key)
        let started = writer
        let (afterRows, rows, steps, files) = try await store.read { tx in
            // A role that does not see every row would make a backup with holes: let it be told so instead.
            try tx.requireEveryRow()
            var writer = started
            let steps = try tx.rows("SELECT name FROM schema_steps", []).map { try $0.text("name") }
            let files = try files()
            let rows = try write(scope, from: tx, into: &writer)
            return (writer, rows, steps, files)
        }
        writer = afterRows
        for file in files { try write(file.name, from: file.path, into: &writer) }
        let known = scope.steps.map(\.name).filter(Set(steps).contains)
        let summary = BackupSummary(createdAt: now, steps: known, rows: rows, files: files.count)
        try writer.write(.summary(summary))
        try writer.close()
        return summary
    }

    /// Writes files alone into one sealed file.
    /// - Throws: `BackupError` or an error of the file system.
    public static func create(_ files: [(name: String, path: String)], to key: BackupKey, at path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BackupError.missing("a place to write \(path)") }
        var writer = try SealedWriter(file, to: key)
        for file in files { try write(file.name, from: file.path, into: &writer) }
        try writer.write(.summary(BackupSummary(createdAt: "", steps: [], rows: [:], files: files.count)))
        try writer.close()
    }

    private static func write(
        _ scope: BackupScope, from tx: any StoreTransaction, into writer: inout SealedWriter
    ) throws -> [String: Int64] {
        let tables = scope.order.tables
        let known = Set(tables.map(\.name)).union(scope.leftOut).union(["schema_steps"])
        if let unknown = try Catalogue.tables(in: tx).first(where: { table in
            !known.contains(table) && !scope.leftOut.contains { table.hasPrefix("\($0)_") }
        }) {
            throw BackupError.unknownTable(unknown)
        }
        var counts: [String: Int64] = [:]
        for table in tables { counts[table.name] = try write(table.name, from: tx, into: &writer) }
        return counts
    }

    /// A table in the order of its key, page by page: where one ends the next begins.
    private static func write(
        _ table: String, from tx: any StoreTransaction, into writer: inout SealedWriter
    ) throws -> Int64 {
        let (columns, key) = (try Catalogue.columns(of: table, in: tx), try Catalogue.key(of: table, in: tx))
        guard !key.isEmpty else { throw BackupError.missing("a primary key of \(table)") }
        try writer.write(.table(table, columns: columns))
        let (list, order) = (columns.joined(separator: ", "), key.joined(separator: ", "))
        let places = key.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        var last: [StoredValue] = []
        var count: Int64 = 0
        while true {
            let rows = try tx.rows(
                """
                SELECT \(list) FROM \(table) \(last.isEmpty ? "" : "WHERE (\(order)) > (\(places))")
                ORDER BY \(order) LIMIT \(page)
                """, last)
            for row in rows { try writer.write(.row(columns.map { try row.value($0) })) }
            count += Int64(rows.count)
            guard let end = rows.last, rows.count == page else { return count }
            last = try key.map { try end.value($0) }
        }
    }

    private static func write(_ name: String, from path: String, into writer: inout SealedWriter) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw BackupError.missing("the file \(name)") }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        try writer.write(.file(name, mode: mode ?? 0o600))
        while let bytes = try file.read(upToCount: SealedStream.piece), !bytes.isEmpty {
            try writer.write(.bytes(Array(bytes)))
        }
        try file.close()
    }
}
