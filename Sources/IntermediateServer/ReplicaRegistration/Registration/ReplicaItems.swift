import Identifiers
import Masters
import Synchronization
import Tenancy

/// The kinds that the master in force lists, read again only when another version is in force.
final class ReplicaItems: Sendable {
    private let known = Mutex<(version: Int64, items: Set<ItemCode>)?>(nil)

    func current(in tx: TenantTransaction) throws -> Set<ItemCode> {
        let version = try MasterService.versionNumber(in: tx)
        if let known = known.withLock({ $0 }), known.version == version { return known.items }
        let items = try MasterService.items(in: tx)
        known.withLock { $0 = (version, items) }
        return items
    }
}
