import Foundation
import Storage
import Tenancy

/// Reading and adding versions of one master in one tenant's transaction.
struct MasterStore<Document: MasterDocument> {
    let tx: TenantTransaction

    func current() throws -> AppliedMaster<Document>? {
        try tx.row(
            """
            SELECT \(Self.columns), document FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 ORDER BY number DESC LIMIT 1
            """, [form]
        ).map(Self.applied)
    }

    /// The line in force, without its document.
    func currentLine() throws -> MasterLine? {
        try tx.row(
            """
            SELECT \(Self.columns) FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 ORDER BY number DESC LIMIT 1
            """, [form]
        ).map(Self.line)
    }

    func version(_ number: Int64) throws -> AppliedMaster<Document>? {
        try tx.row(
            """
            SELECT \(Self.columns), document FROM applied_masters
            WHERE tenant_id = $1 AND form = $2 AND number = $3
            """, [form, .integer(number)]
        ).map(Self.applied)
    }

    /// The newest first.
    func history() throws -> [MasterLine] {
        try tx.rows(
            "SELECT \(Self.columns) FROM applied_masters WHERE tenant_id = $1 AND form = $2 ORDER BY number DESC",
            [form]
        ).map(Self.line)
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
        let number = try (currentLine()?.number ?? 0) + 1
        try tx.run(
            """
            INSERT INTO applied_masters
                (tenant_id, form, number, version, kind, summary, document, sha256, restored, applied_at, applied_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                form, .integer(number), .text(master.version), .text(master.kindName),
                .text(master.lists.map { "\($0.title) \($0.entries.count)" }.joined(separator: "、")),
                .text(try MasterCoding.text(master)), .optional(sha256), restoring.map { .integer($0) } ?? .null,
                .instant(now), .text(actor),
            ])
    }

    private var form: StoredValue { .text(Document.form.rawValue) }

    private static var columns: String {
        "number, version, kind, summary, sha256, COALESCE(restored, 0) AS restored, applied_at, applied_by"
    }

    private static func line(_ row: StoredRow) throws -> MasterLine {
        let restored = try row.integer("restored")
        return MasterLine(
            number: try row.integer("number"), version: try row.text("version"), kind: try row.text("kind"),
            summary: try row.text("summary"), sha256: try row.optionalText("sha256"),
            restored: restored == 0 ? nil : restored, appliedAt: try row.instant("applied_at"),
            appliedBy: try row.text("applied_by"))
    }

    private static func applied(_ row: StoredRow) throws -> AppliedMaster<Document> {
        AppliedMaster(
            line: try line(row),
            master: try JSONDecoder().decode(Document.self, from: Data(try row.text("document").utf8)))
    }
}
