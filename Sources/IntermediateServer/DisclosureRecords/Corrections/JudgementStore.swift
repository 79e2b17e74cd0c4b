import Foundation
import Identifiers
import NationalProtocol
import Storage
import Tenancy

/// Judgements of 不開示 that the コアシステム has still to be told, in one transaction.
struct JudgementStore {
    let tx: TenantTransaction

    /// One that waits, with the entry that made it.
    struct Waiting: Sendable, Hashable {
        let record: Int64
        let entry: Int64
        let notice: NonDisclosureNotice
    }

    /// Keeps that one is to be told, in the place of an earlier one of the same record.
    func add(_ record: StandingDisclosureRecord, isHidden: Bool, entry: Int64) throws {
        guard let number = record.record.processingNumber else { return }
        try tx.run(
            """
            INSERT INTO disclosure_judgements (tenant_id, record_number, entry_number, processing_number, is_hidden)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, record_number) DO UPDATE SET
                entry_number = excluded.entry_number, is_hidden = excluded.is_hidden
            """, [.integer(record.number), .integer(entry), .text(number.text), .integer(isHidden ? 1 : 0)])
    }

    func waiting(limit: Int) throws -> [Waiting] {
        try tx.rows(
            "SELECT * FROM disclosure_judgements WHERE tenant_id = $1 ORDER BY record_number LIMIT $2",
            [.integer(Int64(limit))]
        ).map { row in
            Waiting(
                record: try row.integer("record_number"), entry: try row.integer("entry_number"),
                notice: NonDisclosureNotice(
                    processingNumber: try ProcessingNumber(try row.text("processing_number")),
                    isNotDisclosed: try row.integer("is_hidden") == 1))
        }
    }

    /// They were told; one that was judged anew meanwhile waits on.
    func told(_ judgements: [Waiting]) throws {
        for one in judgements {
            try tx.run(
                "DELETE FROM disclosure_judgements WHERE tenant_id = $1 AND record_number = $2 AND entry_number = $3",
                [.integer(one.record), .integer(one.entry)])
        }
    }
}
