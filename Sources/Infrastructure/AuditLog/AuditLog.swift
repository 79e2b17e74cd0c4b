public import Foundation
public import Storage

/// The append-only, hash-chained log of every state change and every refusal.
public enum AuditLog {
    /// The log's own table; records are only ever inserted (two triggers refuse the rest).
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "audit-001",
            """
            CREATE TABLE audit_records (
                sequence INTEGER PRIMARY KEY,
                recorded_at INTEGER NOT NULL,
                event TEXT NOT NULL,
                outcome TEXT NOT NULL,
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL,
                actor TEXT NOT NULL,
                remote_address TEXT NOT NULL,
                subject TEXT NOT NULL,
                hash BLOB NOT NULL CHECK (length(hash) = 32)
            ) STRICT;
            CREATE INDEX audit_records_by_event ON audit_records (organisation, bureau, event, outcome, sequence);
            CREATE TRIGGER audit_records_keep BEFORE DELETE ON audit_records
                BEGIN SELECT RAISE(ABORT, 'audit records are never deleted'); END;
            CREATE TRIGGER audit_records_fixed BEFORE UPDATE ON audit_records
                BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END;
            """)
    ]

    static let columns =
        "sequence, recorded_at, event, outcome, organisation, bureau, actor, remote_address, subject, hash"

    /// Appends one record inside the transaction of what it tells of, and answers its sequence number.
    /// - Throws: `StoreError`.
    @discardableResult
    public static func append(_ entry: AuditEntry, at now: Date, in tx: any StoreTransaction) throws -> Int64 {
        let last = try tx.row("SELECT sequence, hash FROM audit_records ORDER BY sequence DESC LIMIT 1", [])
        let sequence = try (last?.integer("sequence") ?? 0) + 1
        let previous = try last?.bytes("hash") ?? AuditChain.genesis
        let microseconds = Int64((now.timeIntervalSince1970 * 1_000_000).rounded())
        let hash = AuditChain.hash(
            previous: previous, sequence: sequence, microseconds: microseconds,
            fields: [
                entry.event.name, entry.outcome.rawValue, entry.organisation, entry.bureau, entry.actor,
                entry.remoteAddress, entry.subject,
            ])
        try tx.run(
            "INSERT INTO audit_records (\(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            [
                .integer(sequence), .integer(microseconds), .text(entry.event.name), .text(entry.outcome.rawValue),
                .text(entry.organisation), .text(entry.bureau), .text(entry.actor), .text(entry.remoteAddress),
                .text(entry.subject), .bytes(hash),
            ])
        return sequence
    }

    /// One record by its number.
    /// - Throws: `StoreError`.
    public static func record(_ sequence: Int64, in tx: any StoreTransaction) throws -> AuditRecord? {
        try tx.row("SELECT \(columns) FROM audit_records WHERE sequence = $1", [.integer(sequence)]).map(decoded)
    }

    /// The first success of an event on one side of an organisation: the evidence that a task is done.
    /// - Throws: `StoreError`.
    public static func firstSuccess(
        of event: String, organisation: String, bureau: String, in tx: any StoreTransaction
    ) throws -> AuditRecord? {
        try tx.row(
            """
            SELECT \(columns) FROM audit_records
            WHERE organisation = $1 AND bureau = $2 AND event = $3 AND outcome = 'success' ORDER BY sequence LIMIT 1
            """,
            [.text(organisation), .text(bureau), .text(event)]
        ).map(decoded)
    }

    /// The last record of an event on one side of an organisation, however it ended.
    /// - Throws: `StoreError`.
    public static func latest(
        of event: String, organisation: String, bureau: String, in tx: any StoreTransaction
    ) throws -> AuditRecord? {
        try tx.row(
            """
            SELECT \(columns) FROM audit_records
            WHERE organisation = $1 AND bureau = $2 AND event = $3 ORDER BY sequence DESC LIMIT 1
            """,
            [.text(organisation), .text(bureau), .text(event)]
        ).map(decoded)
    }

    /// Records after a number, oldest first, at most `limit`.
    /// - Throws: `StoreError`.
    public static func records(after sequence: Int64, limit: Int, in tx: any StoreTransaction) throws -> [AuditRecord] {
        try tx.rows(
            "SELECT \(columns) FROM audit_records WHERE sequence > $1 ORDER BY sequence LIMIT $2",
            [.integer(sequence), .integer(Int64(limit))]
        ).map(decoded)
    }

    static func decoded(_ row: StoredRow) throws -> AuditRecord {
        AuditRecord(
            sequence: try row.integer("sequence"), recordedAt: try row.instant("recorded_at"),
            event: try row.text("event"), outcome: AuditOutcome(rawValue: try row.text("outcome")) ?? .failed,
            organisation: try row.text("organisation"), bureau: try row.text("bureau"),
            actor: try row.text("actor"), remoteAddress: try row.text("remote_address"),
            subject: try row.text("subject"), hash: try row.bytes("hash"))
    }
}
