import Crypto
import Foundation
import OrganisationProtocol
import Storage
import Tenancy

/// Reading and keeping files of 副本 in one tenant's transaction.
struct ReplicaFileStore {
    /// So many faults of a file are kept [O]; all are counted.
    static let faultLimit: Int64 = 10_000

    let tx: TenantTransaction

    func add(_ request: ReplicaFileRequest, at now: Date) throws -> ReplicaFile {
        let last = try tx.row("SELECT MAX(file_number) AS last FROM replica_files WHERE tenant_id = $1")
        let number = ((try? last?.integer("last")) ?? 0) + 1
        let file = ReplicaFile(number: number, request: request, announcedAt: now, changedAt: now)
        try tx.run(
            """
            INSERT INTO replica_files
                (tenant_id, file_number, system_id, request_key, format, mode, size, records, state, received, rows_read,
                 accepted, unchanged, refused, fault_count, reason, announced_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'receiving', 0, 0, 0, 0, 0, 0, NULL, $9, $9)
            """,
            [
                .integer(number), .text(request.system), .text(request.requestKey), .text(request.format.rawValue),
                .text(request.mode.rawValue), .integer(request.size), .integer(request.records), .instant(now),
            ])
        return file
    }

    func keep(_ file: ReplicaFile) throws {
        try tx.run(
            """
            UPDATE replica_files SET state = $3, received = $4, rows_read = $5, accepted = $6, unchanged = $7,
                refused = $8, fault_count = $9, reason = $10, changed_at = $11,
                file_key = CASE WHEN $12 = 1 THEN NULL ELSE file_key END
            WHERE tenant_id = $1 AND file_number = $2
            """,
            [
                .integer(file.number), .text(file.state.rawValue), .integer(file.received), .integer(file.read),
                .integer(file.accepted), .integer(file.unchanged), .integer(file.refused), .integer(file.faultCount),
                .optional(file.reason), .instant(file.changedAt),
                .integer(file.state.isFinal ? 1 : 0),
            ])
    }

    /// What the parts of a file are sealed with: of the file alone, so that nothing on the disk is sealed anew when
    /// the tenant's key is, and forgotten with it.
    /// - Returns: nil for a file that never had a part.
    func key(of number: Int64) throws -> SymmetricKey? {
        let row = try tx.row(
            "SELECT file_key FROM replica_files WHERE tenant_id = $1 AND file_number = $2", [.integer(number)])
        guard let stored = try row?.optionalText("file_key") else { return nil }
        guard let bytes = Data(base64Encoded: try tx.open(stored, at: Self.place(number))) else {
            throw DataVaultError.unreadable
        }
        return SymmetricKey(data: bytes)
    }

    /// The key of a file whose first part comes.
    func newKey(of number: Int64) throws -> SymmetricKey {
        let key = SymmetricKey(size: .bits256)
        let text = key.withUnsafeBytes { Data($0) }.base64EncodedString()
        try tx.run(
            "UPDATE replica_files SET file_key = $3 WHERE tenant_id = $1 AND file_number = $2",
            [.integer(number), try tx.seal(text, at: Self.place(number))])
        return key
    }

    private static func place(_ number: Int64) -> SealedPlace { SealedPlace("replica_files.file_key", String(number)) }

    func file(_ number: Int64) throws -> ReplicaFile? {
        try tx.row("SELECT * FROM replica_files WHERE tenant_id = $1 AND file_number = $2", [.integer(number)])
            .map(Self.file)
    }

    func file(system: String, key: String) throws -> ReplicaFile? {
        try tx.row(
            "SELECT * FROM replica_files WHERE tenant_id = $1 AND system_id = $2 AND request_key = $3",
            [.text(system), .text(key)]
        ).map(Self.file)
    }

    /// The newest first.
    func files(limit: Int) throws -> [ReplicaFile] {
        try tx.rows(
            "SELECT * FROM replica_files WHERE tenant_id = $1 ORDER BY file_number DESC LIMIT $2",
            [.integer(Int64(limit))]
        ).map(Self.file)
    }

    /// What a worker takes up next of a system's, the oldest first.
    func due(of system: String) throws -> ReplicaFile? {
        try tx.row(
            """
            SELECT * FROM replica_files
            WHERE tenant_id = $1 AND system_id = $2 AND state IN ('waiting', 'loading', 'discarding')
            ORDER BY file_number LIMIT 1
            """, [.text(system)]
        ).map(Self.file)
    }

    /// Systems whose files wait to be worked on.
    func dueSystems() throws -> [String] {
        try tx.rows(
            """
            SELECT DISTINCT system_id FROM replica_files
            WHERE tenant_id = $1 AND state IN ('waiting', 'loading', 'discarding') ORDER BY system_id
            """
        ).map { try $0.text("system_id") }
    }

    /// Adds faults behind those that are kept, up to the limit.
    func add(_ faults: [ReplicaFileFault], to file: ReplicaFile) throws {
        let room = max(0, Self.faultLimit - file.faultCount)
        let kept = faults.prefix(Int(room))
        _ = try tx.base.load(
            "replica_file_faults",
            ["tenant_id", "file_number", "place", "row_number", "column_name", "code", "message"],
            kept.enumerated().map { index, fault in
                [
                    tx.key, .integer(file.number), .integer(file.faultCount + Int64(index) + 1), .integer(fault.row),
                    .text(fault.column), .text(fault.code), .text(fault.message),
                ]
            })
    }

    func faults(of number: Int64, limit: Int) throws -> [ReplicaFileFault] {
        try tx.rows(
            """
            SELECT row_number, column_name, code, message FROM replica_file_faults
            WHERE tenant_id = $1 AND file_number = $2 ORDER BY place LIMIT $3
            """,
            [.integer(number), .integer(Int64(limit))]
        ).map {
            ReplicaFileFault(
                row: try $0.integer("row_number"), column: try $0.text("column_name"), code: try $0.text("code"),
                message: try $0.text("message"))
        }
    }

    /// Identifiers of rows that came in a file and are here, in their order behind one, at most `limit`.
    func rows(of file: ReplicaFile, after: String, limit: Int) throws -> [String] {
        try tx.rows(
            """
            SELECT record_id FROM replicas WHERE tenant_id = $1 AND system_id = $2 AND record_id > $3
                AND file_number = $4 ORDER BY record_id LIMIT $5
            """, [.text(file.request.system), .text(after), .integer(file.number), .integer(Int64(limit))]
        ).map { try $0.text("record_id") }
    }

    /// Takes rows that came in a file out again.
    func discard(_ identifiers: [String], of file: ReplicaFile) throws {
        for identifier in identifiers {
            let place: [StoredValue] = [.text(file.request.system), .text(identifier)]
            let isGone = try tx.run(
                """
                DELETE FROM replicas WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3 AND file_number = $4
                """, place + [.integer(file.number)])
            guard isGone > 0 else { continue }
            try tx.run("DELETE FROM replica_links WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3", place)
        }
    }

    private static func file(_ row: StoredRow) throws -> ReplicaFile {
        guard let state = ReplicaFile.State(rawValue: try row.text("state")),
            let format = ReplicaFileFormat(rawValue: try row.text("format")),
            let mode = RowMode(rawValue: try row.text("mode"))
        else { throw StoreError.unexpectedColumn("replica_files") }
        return ReplicaFile(
            number: try row.integer("file_number"),
            request: ReplicaFileRequest(
                system: try row.text("system_id"), requestKey: try row.text("request_key"), format: format, mode: mode,
                size: try row.integer("size"), records: try row.integer("records")),
            state: state, received: try row.integer("received"), read: try row.integer("rows_read"),
            accepted: try row.integer("accepted"), unchanged: try row.integer("unchanged"),
            refused: try row.integer("refused"), faultCount: try row.integer("fault_count"),
            reason: try row.optionalText("reason"), announcedAt: try row.instant("announced_at"),
            changedAt: try row.instant("changed_at"))
    }
}
