import Foundation
import Storage
import Tenancy

/// Reading and adding versions of one master in one tenant's transaction.
struct MasterStore<Document: MasterDocument> {
    let tx: TenantTransaction

    func current() throws -> AppliedMaster<Document>? {
        try tx.row(
            """
            SELECT number, document, sha256, COALESCE(restored, 0) AS restored, applied_at, applied_by FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 ORDER BY number DESC LIMIT 1
            """, [form]
        ).map(Self.decoded)
    }

    func version(_ number: Int64) throws -> AppliedMaster<Document>? {
        try tx.row(
            """
            SELECT number, document, sha256, COALESCE(restored, 0) AS restored, applied_at, applied_by FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 AND number = $3
            """, [form, .integer(number)]
        ).map(Self.decoded)
    }

    /// The newest first.
    func history() throws -> [AppliedMaster<Document>] {
        try tx.rows(
            """
            SELECT number, document, sha256, COALESCE(restored, 0) AS restored, applied_at, applied_by FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 ORDER BY number DESC
            """, [form]
        ).map(Self.decoded)
    }

    /// Of each number from 1, which number it brought back.
    func restored() throws -> [Int64?] {
        try tx.rows(
            """
            SELECT number, COALESCE(restored, 0) AS restored FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 ORDER BY number
            """, [form]
        ).map(Self.restored)
    }

    /// Whether a version of this name was applied once from another file.
    func hasOther(named version: String, than sha256: String) throws -> Bool {
        try tx.row(
            """
            SELECT number FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 AND version = $3 AND sha256 <> $4 LIMIT 1
            """, [form, .text(version), .text(sha256)]
        ) != nil
    }

    func add(_ master: Document, sha256: String?, restoring: Int64? = nil, by actor: String, at now: Date) throws {
        let number = try (current()?.number ?? 0) + 1
        try tx.run(
            """
            INSERT INTO applied_masters
                (tenant_id, form, number, version, kind, document, sha256, restored, applied_at, applied_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                form, .integer(number), .text(master.version), .text(master.kindName),
                .text(try MasterCoding.text(master)), .optional(sha256), restoring.map { .integer($0) } ?? .null,
                .instant(now), .text(actor),
            ])
    }

    private var form: StoredValue { .text(Document.form.rawValue) }

    private static func restored(_ row: StoredRow) throws -> Int64? {
        let number = try row.integer("restored")
        return number == 0 ? nil : number
    }

    private static func decoded(_ row: StoredRow) throws -> AppliedMaster<Document> {
        AppliedMaster(
            number: try row.integer("number"),
            master: try JSONDecoder().decode(Document.self, from: Data(try row.text("document").utf8)),
            sha256: try row.optionalText("sha256"), restored: try restored(row),
            importedAt: try row.instant("applied_at"), importedBy: try row.text("applied_by"))
    }
}
