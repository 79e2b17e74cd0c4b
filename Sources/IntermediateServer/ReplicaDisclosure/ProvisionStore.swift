public import Foundation
public import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Storage
public import Tenancy

/// To whom 副本 were provided, in one tenant's transaction.
public struct ProvisionStore {
    let tx: TenantTransaction

    /// Works in a tenant's transaction.
    public init(tx: TenantTransaction) {
        self.tx = tx
    }

    /// Keeps that one was provided.
    /// - Throws: `StoreError`.
    public func add(_ record: RecordIdentifier, of system: String, to recipient: HolderCode, at instant: Date) throws {
        try tx.run(
            """
            INSERT INTO replica_provisions (tenant_id, system_id, record_id, recipient_code, provided_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, system_id, record_id, recipient_code, provided_at) DO NOTHING
            """, [.text(system), .text(record.text), .text(recipient.text), .instant(instant)])
    }

    /// The provisions of some of a system's 副本, the latest first.
    func recipients(of entries: [ReplicaEntry], system: String) throws -> Recipients {
        var found: [(recipient: Recipient, at: Date)] = []
        for entry in Set(entries) {
            found += try tx.rows(
                """
                SELECT recipient_code, provided_at FROM replica_provisions
                WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3
                """, [.text(system), .text(entry.recordIdentifier.text)]
            ).map { row in
                let instant = try row.instant("provided_at")
                return (
                    Recipient(
                        recordIdentifier: entry.recordIdentifier,
                        recipientCode: try HolderCode(try row.text("recipient_code")),
                        providedAt: JapanTime.text(instant)), instant
                )
            }
        }
        return Recipients(recipients: found.sorted { $0.at > $1.at }.map(\.recipient))
    }
}
