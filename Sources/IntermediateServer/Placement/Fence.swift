import Foundation
import Storage

/// What a database says of a tenant: whether it may be worked with here.
///
/// It is asked in the very transaction that works: whoever believes that a tenant is here and is late finds out there.
enum Fence: String, Sendable {
    case open
    /// Rows are being brought here.
    case arriving
    /// Rows are here and rest.
    case frozen
    /// The tenant is in another database.
    case gone

    static func state(of tenant: String, in tx: any StoreTransaction) throws -> Fence? {
        guard let row = try tx.row("SELECT state FROM tenant_fences WHERE tenant_id = $1", [.text(tenant)]) else {
            return nil
        }
        guard let state = Fence(rawValue: try row.text("state")) else {
            throw StoreError.unexpectedColumn("tenant_fences.state")
        }
        return state
    }

    /// Lets a tenant's transaction through; without a fence a tenant is at home.
    static func pass(_ tenant: String, isHome: Bool, in tx: any StoreTransaction) throws {
        switch try state(of: tenant, in: tx) {
        case .open: return
        case nil where isHome: return
        case nil, .gone: throw PlacementError.elsewhere(tenant)
        case .arriving, .frozen: throw PlacementError.moving(tenant)
        }
    }

    static func set(_ state: Fence, for tenant: String, at now: Date, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO tenant_fences (tenant_id, state, changed_at) VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
            """, [.text(tenant), .text(state.rawValue), .instant(now)])
    }
}

/// A database that takes a mover's transactions only while the tenant's fence stands as it must.
///
/// A mover that was thought dead, and is not, ruins nothing.
struct FencedStore: WrappedStore {
    let base: any DataStore
    let tenant: String
    let state: Fence

    func begin(_ tx: any StoreTransaction) throws {
        guard try Fence.state(of: tenant, in: tx) == state else { throw PlacementError.overtaken }
    }
}
