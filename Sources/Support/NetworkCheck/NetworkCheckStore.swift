import Foundation
import Identifiers
public import Storage

/// The settings that an organisation handed in last.
public enum NetworkCheckStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "network-001",
            """
            CREATE TABLE network_checks (
                organisation TEXT PRIMARY KEY,
                device TEXT NOT NULL,
                surroundings TEXT NOT NULL,
                unread TEXT NOT NULL,
                checked_by TEXT NOT NULL,
                checked_at INTEGER NOT NULL
            ) STRICT;
            """)
    ]

    /// Settings as they were handed in, in our own form.
    struct Kept: Sendable {
        /// YAML.
        let device: String
        /// YAML.
        let surroundings: String
        /// What of the file was not understood, a line each.
        let unread: [String]
        let checkedBy: String
        let checkedAt: Date
    }

    static func keep(_ kept: Kept, of organisation: LocalGovernmentCode, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO network_checks (organisation, device, surroundings, unread, checked_by, checked_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (organisation) DO UPDATE SET
                device = excluded.device, surroundings = excluded.surroundings, unread = excluded.unread,
                checked_by = excluded.checked_by, checked_at = excluded.checked_at
            """,
            [
                .text(organisation.text), .text(kept.device), .text(kept.surroundings),
                .text(kept.unread.joined(separator: "\n")), .text(kept.checkedBy), .instant(kept.checkedAt),
            ])
    }

    static func kept(of organisation: LocalGovernmentCode, in tx: any StoreTransaction) throws -> Kept? {
        try tx.row(
            "SELECT device, surroundings, unread, checked_by, checked_at FROM network_checks WHERE organisation = $1",
            [.text(organisation.text)]
        ).map { row in
            Kept(
                device: try row.text("device"), surroundings: try row.text("surroundings"),
                unread: try row.text("unread").split(separator: "\n").map(String.init),
                checkedBy: try row.text("checked_by"), checkedAt: try row.instant("checked_at"))
        }
    }
}
