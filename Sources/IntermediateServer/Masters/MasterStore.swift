import Foundation
public import Storage
import Tenancy

/// The SQL of masters: every version is kept, the newest is in force.
public enum MasterSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "masters-001",
            """
            CREATE TABLE master_versions (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                number INTEGER NOT NULL,
                version TEXT NOT NULL,
                document TEXT NOT NULL,
                imported_at INTEGER NOT NULL,
                imported_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id, number)
            ) STRICT;
            """)
    ]
}

/// Reading and adding versions in one tenant's transaction.
struct MasterStore {
    let tx: TenantTransaction

    func current() throws -> AppliedMaster? {
        try tx.row(
            """
            SELECT number, document, imported_at, imported_by FROM master_versions WHERE tenant_id = $1
            ORDER BY number DESC LIMIT 1
            """
        ).map(Self.decoded)
    }

    func history() throws -> [AppliedMaster] {
        try tx.rows(
            """
            SELECT number, document, imported_at, imported_by FROM master_versions WHERE tenant_id = $1
            ORDER BY number DESC
            """
        ).map(Self.decoded)
    }

    func add(_ master: DistributedMaster, by actor: String, at now: Date) throws {
        let number = try (current()?.number ?? 0) + 1
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try tx.run(
            """
            INSERT INTO master_versions (tenant_id, number, version, document, imported_at, imported_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .integer(number), .text(master.version),
                .text(String(decoding: try encoder.encode(master), as: UTF8.self)),
                .instant(now), .text(actor),
            ])
    }

    private static func decoded(_ row: StoredRow) throws -> AppliedMaster {
        AppliedMaster(
            number: try row.integer("number"),
            master: try JSONDecoder().decode(DistributedMaster.self, from: Data(try row.text("document").utf8)),
            importedAt: try row.instant("imported_at"), importedBy: try row.text("imported_by"))
    }
}

/// A master and when it was applied.
struct AppliedMaster: Sendable {
    let number: Int64
    let master: DistributedMaster
    let importedAt: Date
    let importedBy: String
}
