import Foundation
import Identifiers
import Storage
import Tenancy

/// Corrections that wait or were decided, in one transaction.
struct DisclosureCorrectionStore {
    let tx: TenantTransaction

    func add(
        _ correction: (record: Int64, entry: Int64), _ change: DisclosureCorrection.Change, reason: String,
        askedBy: String, askedUser: String, at now: Date
    ) throws -> Int64 {
        let last = try tx.row(
            "SELECT coalesce(max(correction_number), 0) AS last FROM disclosure_corrections WHERE tenant_id = $1")
        let number = try (last?.integer("last") ?? 0) + 1
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try tx.run(
            """
            INSERT INTO disclosure_corrections
                (tenant_id, correction_number, record_number, entry_number, change, reason, asked_by, asked_user,
                 asked_at, state, decided_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', '')
            """,
            [
                .integer(number), .integer(correction.record), .integer(correction.entry),
                .text(String(decoding: try encoder.encode(change), as: UTF8.self)), .text(reason), .text(askedBy),
                .text(askedUser), .instant(now),
            ])
        return number
    }

    func correction(_ number: Int64) throws -> DisclosureCorrection? {
        try tx.row(
            "SELECT * FROM disclosure_corrections WHERE tenant_id = $1 AND correction_number = $2", [.integer(number)]
        ).map(Self.correction)
    }

    /// Those in a state, the oldest first, or the latest where they are decided.
    func corrections(waiting: Bool, limit: Int) throws -> [DisclosureCorrection] {
        try tx.rows(
            """
            SELECT * FROM disclosure_corrections WHERE tenant_id = $1 AND state \(waiting ? "=" : "<>") 'waiting'
            ORDER BY correction_number \(waiting ? "ASC" : "DESC") LIMIT $2
            """, [.integer(Int64(limit))]
        ).map(Self.correction)
    }

    func keep(_ correction: DisclosureCorrection) throws {
        try tx.run(
            """
            UPDATE disclosure_corrections SET state = $3, decided_by = $4, decided_at = $5
            WHERE tenant_id = $1 AND correction_number = $2 AND state = 'waiting'
            """,
            [
                .integer(correction.number), .text(correction.state.rawValue), .text(correction.decidedBy),
                .optional(correction.decidedAt),
            ])
    }

    private static func correction(_ row: StoredRow) throws -> DisclosureCorrection {
        guard let state = DisclosureCorrection.State(rawValue: try row.text("state")) else {
            throw StoreError.unexpectedColumn("disclosure_corrections.state")
        }
        var correction = DisclosureCorrection(
            number: try row.integer("correction_number"), record: try row.integer("record_number"),
            entry: try row.integer("entry_number"),
            change: try JSONDecoder().decode(
                DisclosureCorrection.Change.self, from: Data(try row.text("change").utf8)),
            reason: try row.text("reason"), askedBy: try row.text("asked_by"), askedUser: try row.text("asked_user"),
            askedAt: try row.instant("asked_at"))
        correction.restore(state, by: try row.text("decided_by"), at: try row.optionalInstant("decided_at"))
        return correction
    }
}
