import AuditLog
import Foundation
import Storage
import Tenancy

/// The chain of one server, in one transaction.
struct DisclosureChainStore {
    let tx: TenantTransaction

    /// What an entry is to say; its place and hash follow from the chain.
    struct Draft {
        var kind: DisclosureEntry.Kind
        var record: Int64 = 0
        var refersTo: Int64 = 0
        var writtenBy: String
        var approvedBy = ""
        var reason = ""
        var document: String
    }

    /// Adds an entry behind the last one.
    func add(_ draft: Draft, at now: Date) throws -> DisclosureEntry {
        let last = try end()
        let number = last.number + 1
        let digest = DisclosureDocument.digest(draft.document)
        func entry(_ hash: [UInt8]) -> DisclosureEntry {
            DisclosureEntry(
                number: number, kind: draft.kind, record: draft.record == 0 ? number : draft.record,
                refersTo: draft.refersTo, writtenAt: now, writtenBy: draft.writtenBy, approvedBy: draft.approvedBy,
                reason: draft.reason, document: draft.document, digest: digest, hash: hash)
        }
        let added = entry(entry([]).hash(after: last.hash))
        try tx.run(
            """
            INSERT INTO disclosure_entries
                (tenant_id, entry_number, kind, record_number, refers_to, written_at, written_by, approved_by, reason,
                 document, digest, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                .integer(added.number), .text(added.kind.rawValue), .integer(added.record), .integer(added.refersTo),
                .instant(now), .text(added.writtenBy), .text(added.approvedBy), .text(added.reason),
                .text(draft.document), .bytes(added.digest), .bytes(added.hash),
            ])
        tx.base.chainEnds[chain] = ChainEnds.End(number: added.number, hash: added.hash)
        return added
    }

    /// What the transaction knows the end of this server's chain by.
    private var chain: String { "disclosure_entries \(tx.tenant.text)" }

    /// The entry behind which the next one stands.
    private func end() throws -> ChainEnds.End {
        if let known = tx.base.chainEnds[chain] { return known }
        return try tx.row(
            "SELECT entry_number, hash FROM disclosure_entries WHERE tenant_id = $1 ORDER BY entry_number DESC LIMIT 1"
        ).map {
            ChainEnds.End(number: try $0.integer("entry_number"), hash: try $0.bytes("hash"))
        } ?? ChainEnds.End(number: 0, hash: AuditChain.genesis)
    }

    /// Entries after a number, oldest first.
    func entries(after number: Int64, limit: Int) throws -> [DisclosureEntry] {
        try tx.rows(
            "SELECT * FROM disclosure_entries WHERE tenant_id = $1 AND entry_number > $2 ORDER BY entry_number LIMIT $3",
            [.integer(number), .integer(Int64(limit))]
        ).map(Self.entry)
    }

    /// All entries of a record, oldest first.
    func entries(of record: Int64) throws -> [DisclosureEntry] {
        try tx.rows(
            """
            SELECT * FROM disclosure_entries WHERE tenant_id = $1 AND record_number = $2 ORDER BY entry_number
            """, [.integer(record)]
        ).map(Self.entry)
    }

    /// How many entries a record has.
    func count(of record: Int64) throws -> Int {
        let row = try tx.row(
            "SELECT count(*) AS count FROM disclosure_entries WHERE tenant_id = $1 AND record_number = $2",
            [.integer(record)])
        return Int(try row?.integer("count") ?? 0)
    }

    /// Empties the texts of a record's entries.
    func empty(_ record: Int64) throws {
        try tx.run(
            "UPDATE disclosure_entries SET document = NULL WHERE tenant_id = $1 AND record_number = $2",
            [.integer(record)])
    }

    private static func entry(_ row: StoredRow) throws -> DisclosureEntry {
        guard let kind = DisclosureEntry.Kind(rawValue: try row.text("kind")) else {
            throw StoreError.unexpectedColumn("disclosure_entries.kind")
        }
        return DisclosureEntry(
            number: try row.integer("entry_number"), kind: kind, record: try row.integer("record_number"),
            refersTo: try row.integer("refers_to"), writtenAt: try row.instant("written_at"),
            writtenBy: try row.text("written_by"), approvedBy: try row.text("approved_by"),
            reason: try row.text("reason"), document: try row.optionalText("document"),
            digest: try row.bytes("digest"), hash: try row.bytes("hash"))
    }
}
