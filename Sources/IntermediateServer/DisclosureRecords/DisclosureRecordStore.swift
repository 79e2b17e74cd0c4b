import Foundation
public import Identifiers
import Storage
import Tenancy

/// A record as it stands, with its number.
public struct StandingDisclosureRecord: Sendable, Hashable {
    /// The number of its first entry.
    public let number: Int64
    /// The number of its latest entry.
    public let entry: Int64
    public let record: DisclosureRecord
}

/// What the records of one server say now, in one transaction.
struct DisclosureRecordStore {
    let tx: TenantTransaction

    func record(_ key: DisclosureRecordKey) throws -> StandingDisclosureRecord? {
        try tx.row(
            """
            SELECT record_number, entry_number, document FROM disclosure_records
            WHERE tenant_id = $1 AND side = $2 AND inquirer_code = $3 AND correlation_id = $4
            """, [.text(key.side.rawValue), .text(key.inquirer.text), .text(key.correlation)]
        ).map(Self.standing)
    }

    func record(_ number: Int64) throws -> StandingDisclosureRecord? {
        try tx.row(
            """
            SELECT record_number, entry_number, document FROM disclosure_records
            WHERE tenant_id = $1 AND record_number = $2
            """, [.integer(number)]
        ).map(Self.standing)
    }

    /// Says what an entry says, in the place of what the record said before.
    func keep(_ record: DisclosureRecord, insteadOf before: DisclosureRecord?, by entry: DisclosureEntry) throws {
        let ending: [StoredValue] = [
            .text(record.ending?.outcome.rawValue ?? "pending"), .text(record.ending?.reason ?? ""),
            .instant(entry.writtenAt), .integer(entry.number), .text(entry.document ?? ""),
        ]
        guard let before else {
            try tx.run(
                """
                INSERT INTO disclosure_records
                    (tenant_id, record_number, outcome, reason, written_at, entry_number, document, side,
                     inquirer_code, correlation_id, processing_number, item_code, counterpart_code, procedure_code,
                     atena_number, clerk, requested_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                """,
                [.integer(entry.record)] + ending + [
                    .text(record.side.rawValue), .text(record.inquirer.text), .text(record.correlation),
                    .optional(record.processingNumber?.text), .text(record.item.text), .text(record.counterpart.text),
                    .text(record.procedure.text), .text(record.atenaNumber?.text ?? ""), .text(record.clerk),
                    .instant(record.requestedAt),
                ])
            return try keepReplicas(of: record, by: entry)
        }
        try tx.run(
            """
            UPDATE disclosure_records SET outcome = $3, reason = $4, written_at = $5, entry_number = $6, document = $7
            WHERE tenant_id = $1 AND record_number = $2
            """, [.integer(entry.record)] + ending)
        // These have indexes of their own, and hardly ever change.
        if before.processingNumber != record.processingNumber || before.procedure != record.procedure
            || before.atenaNumber != record.atenaNumber
        {
            try tx.run(
                """
                UPDATE disclosure_records SET processing_number = $3, procedure_code = $4, atena_number = $5
                WHERE tenant_id = $1 AND record_number = $2
                """,
                [
                    .integer(entry.record), .optional(record.processingNumber?.text), .text(record.procedure.text),
                    .text(record.atenaNumber?.text ?? ""),
                ])
        }
        try keepReplicas(of: record, by: entry)
    }

    private func keepReplicas(of record: DisclosureRecord, by entry: DisclosureEntry) throws {
        for replica in Set(record.replicas) {
            try tx.run(
                """
                INSERT INTO disclosure_record_replicas (tenant_id, system_id, record_id, record_number)
                VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, system_id, record_id, record_number) DO NOTHING
                """,
                [.text(replica.system), .text(replica.recordIdentifier.text), .integer(entry.record)])
        }
    }

    /// Records of a person, the oldest first.
    func records(of person: AtenaNumber) throws -> [StandingDisclosureRecord] {
        try tx.rows(
            """
            SELECT record_number, entry_number, document FROM disclosure_records
            WHERE tenant_id = $1 AND atena_number = $2 ORDER BY requested_at, record_number
            """, [.text(person.text)]
        ).map(Self.standing)
    }

    /// Records by which a 副本 was given, the latest first.
    func records(giving replica: ProvidedReplica) throws -> [StandingDisclosureRecord] {
        try tx.rows(
            """
            SELECT disclosure_records.record_number, entry_number, document FROM disclosure_record_replicas
            JOIN disclosure_records ON disclosure_records.tenant_id = disclosure_record_replicas.tenant_id
                AND disclosure_records.record_number = disclosure_record_replicas.record_number
            WHERE disclosure_record_replicas.tenant_id = $1 AND system_id = $2 AND record_id = $3
            ORDER BY requested_at DESC, disclosure_records.record_number DESC
            """, [.text(replica.system), .text(replica.recordIdentifier.text)]
        ).map(Self.standing)
    }

    /// The numbers of records whose last entry was written before an instant.
    func numbers(lastWrittenBefore instant: Date, limit: Int) throws -> [Int64] {
        try tx.rows(
            """
            SELECT record_number FROM disclosure_records WHERE tenant_id = $1 AND written_at < $2
            ORDER BY written_at LIMIT $3
            """, [.instant(instant), .integer(Int64(limit))]
        ).map { try $0.integer("record_number") }
    }

    func remove(_ number: Int64) throws {
        for table in ["disclosure_record_replicas", "disclosure_records"] {
            try tx.run("DELETE FROM \(table) WHERE tenant_id = $1 AND record_number = $2", [.integer(number)])
        }
    }

    static func standing(_ row: StoredRow) throws -> StandingDisclosureRecord {
        StandingDisclosureRecord(
            number: try row.integer("record_number"), entry: try row.integer("entry_number"),
            record: try DisclosureDocument.record(try row.text("document")))
    }
}

extension DisclosureRecord {
    /// The other side.
    public var counterpart: HolderCode {
        switch side {
        case .inquirer: provider
        case .provider: inquirer
        }
    }
}
