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
        try Fence.set(.arriving, for: tenant, at: now, in: tx)
    }

    /// Ends: the tenant works with what has come back.
    /// - Throws: `StoreError`.
    public static func end(of tenant: String, at now: Date, in tx: any StoreTransaction) throws {
        try Fence.set(.open, for: tenant, at: now, in: tx)
    }
}
