import Foundation
public import Storage

/// Bringing a backup back.
public enum Restoration {
    /// Whose rows are wanted: all, or those whose `tenant_id` or `realm` is one tenant's.
    public enum Wanted: Sendable, Hashable {
        case everything
        case tenant(String)
    }

    /// Brings rows back, in one transaction: everything into a database without any, or one tenant's in place of what it has.
    ///
    /// Other tenants' rows are neither read nor written. Of a tenant's chains the longer one stays: an older backup takes
    /// nothing from them.
    ///
    /// - Parameters:
    ///   - wanted: everything, or one tenant.
    ///   - backup: the sealed file.
    ///   - secret: what opens it.
    ///   - scope: what the database is.
    ///   - store: the database, of either engine.
    ///   - folder: where files go; nil leaves them out.
    ///   - isWanted: which files, by their names.
    ///   - prepare: runs at the beginning of the transaction, before any row goes.
    ///   - record: runs at the end of the transaction, to leave a record of what was done.
    /// - Returns: what was in the backup, and how many rows were written.
    /// - Throws: `BackupError`, `StoreError` or an error of the file system.
    public static func restore(
        _ wanted: Wanted, from backup: String, with secret: BackupSecret, _ scope: BackupScope,
        into store: any DataStore, folder: String?, isWanted: @escaping @Sendable (String) -> Bool = { _ in true },
        prepare: @escaping @Sendable (any StoreTransaction) throws -> Void = { _ in },
        record: @escaping @Sendable (any StoreTransaction) throws -> Void = { _ in }
    ) async throws -> (summary: BackupSummary, rows: Int64) {
        // All of it is read once before anything is changed: what ends early is found too late otherwise.
        var lengths = ChainLengths(wanted, scope)
        let summary = try examine(backup, with: secret) { lengths.look(at: $0) }
        guard let newer = summary.steps.first(where: { step in !scope.steps.contains { $0.name == step } }) else {
            return try await restore(
                wanted, summary, backup, secret, scope, store, folder, isWanted, prepare, record, lengths)
        }
        throw BackupError.unknownStep(newer)
    }

    /// Reads a backup to its end and answers what is in it.
    /// - Throws: `BackupError` when anything is not right.
    public static func examine(_ backup: String, with secret: BackupSecret) throws -> BackupSummary {
        try examine(backup, with: secret) { _ in }
    }

    private static func examine(
        _ backup: String, with secret: BackupSecret, look: (BackupPart) -> Void
    ) throws -> BackupSummary {
        var reader = try open(backup, secret)
        var (rows, files, table): ([String: Int64], Int, String) = ([:], 0, "")
        var summary: BackupSummary?
        while let part = try reader.part() {
            guard summary == nil else { throw BackupError.unreadable("something stands behind its summary") }
            look(part)
            switch part {
            case .table(let name, _):
                table = name
                rows[name] = 0
            case .row: rows[table, default: 0] += 1
            case .file: files += 1
            case .bytes: break
            case .summary(let found): summary = found
            }
        }
        guard let summary, summary.rows == rows, summary.files == files else {
            throw BackupError.unreadable("it does not hold what it says")
        }
        return summary
    }

    private static func open(_ backup: String, _ secret: BackupSecret) throws -> SealedReader {
        guard let file = FileHandle(forReadingAtPath: backup) else { throw BackupError.missing("a file \(backup)") }
        return try SealedReader(file, with: secret)
    }

    private static func restore(
        _ wanted: Wanted, _ summary: BackupSummary, _ backup: String, _ secret: BackupSecret, _ scope: BackupScope,
        _ store: any DataStore, _ folder: String?, _ isWanted: @escaping @Sendable (String) -> Bool,
        _ prepare: @escaping @Sendable (any StoreTransaction) throws -> Void,
        _ record: @escaping @Sendable (any StoreTransaction) throws -> Void, _ lengths: ChainLengths
    ) async throws -> (summary: BackupSummary, rows: Int64) {
        // The schema as it was when the backup was made; what came since is done to the rows afterwards.
        if wanted == .everything { try await store.migrate(scope.steps.filter { summary.steps.contains($0.name) }) }
        let written = try await store.write { tx in
            try prepare(tx)
            var loading = try RowRestoration(wanted, scope, lengths, in: tx)
            var reader = try open(backup, secret)
            while let part = try reader.part() {
                switch part {
                case .table(let name, let columns): try loading.begin(name, columns, in: tx)
                case .row(let values): try loading.add(values, in: tx)
                case .file, .bytes, .summary: break
                }
            }
            try loading.finish(in: tx)
            if wanted == .everything { try scope.rebuild(tx) }
            try record(tx)
            return loading.written
        }
        if wanted == .everything { try await store.migrate(scope.steps) }
        if let folder { try files(of: backup, with: secret, into: folder, isWanted) }
        return (summary, written)
    }

    /// Brings files back, over those that are there.
    /// - Throws: `BackupError` or an error of the file system.
    public static func files(
        of backup: String, with secret: BackupSecret, into folder: String,
        _ isWanted: (String) -> Bool = { _ in true }
    ) throws {
        var reader = try open(backup, secret)
        var open: FileHandle?
        while let part = try reader.part() {
            switch part {
            case .file(let name, let mode):
                try open?.close()
                open = nil
                guard isWanted(name) else { continue }
                guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
                    throw BackupError.unreadable("a file's name leads out of the folder")
                }
                let path = "\(folder)/\(name)"
                try FileManager.default.createDirectory(
                    atPath: URL(filePath: path).deletingLastPathComponent().path(), withIntermediateDirectories: true)
                guard
                    FileManager.default.createFile(
                        atPath: path, contents: nil, attributes: [.posixPermissions: mode])
                else { throw BackupError.missing("a place to write \(path)") }
                open = FileHandle(forWritingAtPath: path)
            case .bytes(let bytes): try open?.write(contentsOf: bytes)
            case .table, .row, .summary: break
            }
        }
        try open?.close()
    }
}
