import Foundation
import Storage
import Tenancy

/// What an organisation wants of its own 情報提供.
struct ProvisionPolicy: Sendable, Hashable {
    /// Whoever entered content may not permit its sending.
    var needsTwo = false
    /// A person looks before it is answered that there is nothing.
    var holdsWhenNothingIsPublished = false

    static func current(in tx: TenantTransaction) throws -> ProvisionPolicy {
        try tx.row("SELECT * FROM provision_policies WHERE tenant_id = $1").map { row in
            ProvisionPolicy(
                needsTwo: try row.integer("needs_two") == 1,
                holdsWhenNothingIsPublished: try row.integer("holds_nothing_published") == 1)
        } ?? ProvisionPolicy()
    }

    func keep(by actor: String, at now: Date, in tx: TenantTransaction) throws {
        try tx.run(
            """
            INSERT INTO provision_policies (tenant_id, needs_two, holds_nothing_published, set_at, set_by)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id) DO UPDATE SET needs_two = excluded.needs_two,
                holds_nothing_published = excluded.holds_nothing_published, set_at = excluded.set_at,
                set_by = excluded.set_by
            """,
            [
                .integer(needsTwo ? 1 : 0), .integer(holdsWhenNothingIsPublished ? 1 : 0), .instant(now), .text(actor),
            ])
    }
}
