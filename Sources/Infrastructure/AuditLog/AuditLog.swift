public import Foundation
public import Storage

/// The append-only, hash-chained log of every state change and every refusal.
public enum AuditLog {
    static let columns =
        "sequence, recorded_at, event, outcome, organisation, bureau, actor, remote_address, subject, nonce, hash"

    /// Appends one record inside the transaction of what it tells of, and answers its sequence number.
    /// - Throws: `StoreError`.
    @discardableResult
    public static func append(_ entry: AuditEntry, at now: Date, in tx: any StoreTransaction) throws -> Int64 {
        let last = try end(in: tx)
        let sequence = last.number + 1
        let microseconds = Int64((now.timeIntervalSince1970 * 1_000_000).rounded())
        let hash = AuditChain.hash(
            previous: last.hash, sequence: sequence, microseconds: microseconds,
            fields: AuditChain.fields(
                [
                    entry.event.name, entry.outcome.rawValue, entry.organisation, entry.bureau, entry.actor,
                    entry.remoteAddress, entry.subject,
                ], nonce: entry.nonce))
        try tx.run(
            "INSERT INTO audit_records (\(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            [
                .integer(sequence), .integer(microseconds), .text(entry.event.name), .text(entry.outcome.rawValue),
                .text(entry.organisation), .text(entry.bureau), .text(entry.actor), .text(entry.remoteAddress),
                .text(entry.subject), .text(entry.nonce), .bytes(hash),
            ])
        tx.chainEnds[chain] = ChainEnds.End(number: sequence, hash: hash)
        return sequence
    }

    /// Appends records of a journal as they are, each with the next number of this log; answers the first number.
    static func append(carrying records: [AuditRecord], in tx: any StoreTransaction) throws -> Int64 {
        var last = try end(in: tx)
        let first = last.number + 1
        var rows: [[StoredValue]] = []
        for record in records {
            let sequence = last.number + 1
            let hash = AuditChain.hash(of: record, as: sequence, previous: last.hash)
            rows.append([
                .integer(sequence), .integer(record.microseconds), .text(record.event),
                .text(record.outcome.rawValue), .text(record.organisation), .text(record.bureau), .text(record.actor),
                .text(record.remoteAddress), .text(record.subject), .text(record.nonce), .bytes(hash),
            ])
            last = ChainEnds.End(number: sequence, hash: hash)
        }
        guard try tx.load("audit_records", columns.components(separatedBy: ", "), rows).isEmpty else {
            throw StoreError.duplicate("an audit record behind the last one")
        }
        tx.chainEnds[chain] = last
        return first
    }

    /// What the transaction knows the log's end by.
    private static let chain = "audit_records"

    /// The record behind which the next one stands.
    static func end(in tx: any StoreTransaction) throws -> ChainEnds.End {
        if let known = tx.chainEnds[chain] { return known }
        return try tx.row("SELECT sequence, hash FROM audit_records ORDER BY sequence DESC LIMIT 1", []).map {
            ChainEnds.End(number: try $0.integer("sequence"), hash: try $0.bytes("hash"))
        } ?? ChainEnds.End(number: try AuditJournal.origin(in: tx), hash: AuditChain.genesis)
    }

    /// One record by its number, also by the one it had in the journal that it was carried from.
    /// - Throws: `StoreError`.
    public static func record(_ sequence: Int64, in tx: any StoreTransaction) throws -> AuditRecord? {
        func found(_ number: Int64) throws -> AuditRecord? {
            try tx.row("SELECT \(columns) FROM audit_records WHERE sequence = $1", [.integer(number)]).map(decoded)
        }
        if let record = try found(sequence) { return record }
        return try AuditJournal.homeNumber(of: sequence, in: tx).flatMap(found)
    }

    /// The first success of an event on one side of an organisation, after a record if one is named: the evidence that
    /// a task is done.
    /// - Throws: `StoreError`.
    public static func firstSuccess(
        of event: String, organisation: String, bureau: String, after sequence: Int64 = 0,
        in tx: any StoreTransaction
    ) throws -> AuditRecord? {
        try tx.row(
            """
            SELECT \(columns) FROM audit_records
            WHERE organisation = $1 AND bureau = $2 AND event = $3 AND outcome = 'success' AND sequence > $4
            ORDER BY sequence LIMIT 1
            """,
            [.text(organisation), .text(bureau), .text(event), .integer(sequence)]
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

    /// Records of one log from a number on, oldest first.
    static func records(
        of log: AuditLogName, from sequence: Int64, limit: Int, in tx: any StoreTransaction
    ) throws -> [AuditRecord] {
        try tx.rows(
            """
            SELECT \(columns) FROM audit_records WHERE organisation = $1 AND bureau = $2 AND sequence >= $3
            ORDER BY sequence LIMIT $4
            """, log.values + [.integer(sequence), .integer(Int64(limit))]
        ).map(decoded)
    }

    /// Successes after a number whose event is one of those named or begins with one of the prefixes, oldest first.
    /// - Throws: `StoreError`.
    public static func successes(
        of events: [String], beginning prefixes: [String], after sequence: Int64, limit: Int,
        in tx: any StoreTransaction
    ) throws -> [AuditRecord] {
        let named = events.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        // A range of texts and no LIKE: the latter would take `_` and `%` of a name for its own.
        let begun = prefixes.indices.map { place in
            let first = events.count + 3 + place * 2
            return "OR (event >= $\(first) AND event < $\(first + 1))"
        }
        return try tx.rows(
            """
            SELECT \(columns) FROM audit_records
            WHERE sequence > $1 AND outcome = 'success' AND (event IN (\(named)) \(begun.joined(separator: " ")))
            ORDER BY sequence LIMIT $2
            """,
            [.integer(sequence), .integer(Int64(limit))] + events.map { .text($0) }
                + prefixes.flatMap { [.text($0), .text($0 + "\u{10FFFF}")] }
        ).map(decoded)
    }

    /// The number of the newest record; 0 when there is none.
    /// - Throws: `StoreError`.
    public static func newest(in tx: any StoreTransaction) throws -> Int64 {
        try tx.row("SELECT coalesce(max(sequence), 0) AS newest FROM audit_records", [])?.integer("newest") ?? 0
    }

    static func decoded(_ row: StoredRow) throws -> AuditRecord {
        AuditRecord(
            sequence: try row.integer("sequence"), recordedAt: try row.instant("recorded_at"),
            event: try row.text("event"), outcome: AuditOutcome(rawValue: try row.text("outcome")) ?? .failed,
            organisation: try row.text("organisation"), bureau: try row.text("bureau"),
            actor: try row.text("actor"), remoteAddress: try row.text("remote_address"),
            subject: try row.text("subject"), nonce: try row.text("nonce"), hash: try row.bytes("hash"))
    }
}
