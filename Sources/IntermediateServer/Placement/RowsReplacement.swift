public import Foundation
public import Storage

/// One tenant's rows on their way back from a backup, within one transaction.
///
/// What is never deleted lets itself be replaced only where the fence says that rows arrive; nobody else sees it say so.
public enum RowsReplacement {
    /// Begins, before any row goes.
    /// - Throws: `PlacementError.elsewhere` where the tenant's rows are not, or rest: they would be nobody's. `StoreError`.
    public static func begin(of tenant: String, at now: Date, in tx: any StoreTransaction) throws {
        guard try Clusters.isOpen(tenant, in: tx) else { throw PlacementError.elsewhere(tenant) }
        guard try Fence.state(of: tenant, in: tx) != nil else {
            return try Fence.set(.arriving, for: tenant, at: now, in: tx)
        }
        // It keeps the time of its last move, by which it is told from one that is made here.
        try tx.run("UPDATE tenant_fences SET state = 'arriving' WHERE tenant_id = $1", [.text(tenant)])
    }

    /// Ends: the tenant works with what has come back, and its fence is as it was, or gone again.
    /// - Throws: `StoreError`.
    public static func end(of tenant: String, at now: Date, in tx: any StoreTransaction) throws {
        try tx.run(
            "DELETE FROM tenant_fences WHERE tenant_id = $1 AND changed_at = $2", [.text(tenant), .instant(now)])
        try tx.run("UPDATE tenant_fences SET state = 'open' WHERE tenant_id = $1", [.text(tenant)])
    }
}
