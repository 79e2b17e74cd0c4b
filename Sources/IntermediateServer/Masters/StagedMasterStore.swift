import Foundation
import Storage
import Tenancy

/// The one file of each master that waits for confirmation on a server.
struct StagedMasterStore<Document: MasterDocument> {
    let tx: TenantTransaction

    /// A new file takes the place of the one that waited.
    func put(_ master: Document, sha256: String, by actor: String, at now: Date) throws {
        try clear()
        try tx.run(
            """
            INSERT INTO staged_masters (tenant_id, form, document, sha256, staged_at, staged_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [form, .text(try MasterCoding.text(master)), .text(sha256), .instant(now), .text(actor)])
    }

    func clear() throws {
        try tx.run("DELETE FROM staged_masters WHERE tenant_id = $1 AND form = $2", [form])
    }

    /// Whatever lies there, expired or not.
    func found() throws -> StagedMaster<Document>? {
        try tx.row(
            """
            SELECT document, sha256, staged_at, staged_by FROM staged_masters WHERE tenant_id = $1 AND form = $2
            """, [form]
        ).map { row in
            StagedMaster(
                master: try JSONDecoder().decode(Document.self, from: Data(try row.text("document").utf8)),
                sha256: try row.text("sha256"), stagedAt: try row.instant("staged_at"),
                stagedBy: try row.text("staged_by"))
        }
    }

    /// The file that waits at an instant; says why when there is none.
    func waiting(at now: Date) throws -> StagedMaster<Document> {
        guard let staged = try found() else { throw MasterError.nothingStaged }
        guard MasterRules.isWaiting(stagedAt: staged.stagedAt, now: now) else { throw MasterError.stagingExpired }
        return staged
    }

    private var form: StoredValue { .text(Document.form.rawValue) }
}
