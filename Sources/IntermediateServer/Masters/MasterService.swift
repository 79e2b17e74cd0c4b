import AccessControl
import Foundation
public import Identifiers
public import Tenancy
public import WebServer

/// The masters of one server (§2.6): versioned, checked as a whole, all or nothing.
public struct MasterService: Sendable {
    let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// Applies a master; the provisional one at a server's birth, the test one when it is published.
    /// - Throws: `MasterError`; nothing is applied then.
    public func apply(_ master: DistributedMaster, by exchange: Exchange) async throws {
        try MasterRules.check(master)
        try await store.write { tx in
            let masters = MasterStore(tx: tx)
            try MasterRules.check(master, after: try masters.current()?.master)
            try masters.add(master, by: exchange.actor.identifier, at: exchange.now)
            try exchange.record(
                master.kind == .test ? .masterImported : .provisionalMasterApplied, subject: master.version,
                scope: AuditScope(organisation: store.tenant.organisation.text, bureau: store.tenant.bureau.rawValue),
                in: tx.base)
        }
    }

    /// The kinds of record that the master in force lists.
    /// - Throws: `StoreError`.
    public static func items(in tx: TenantTransaction) throws -> Set<ItemCode> {
        Set(try MasterStore(tx: tx).current()?.master.items.map(\.code) ?? [])
    }

    /// The version in force, for screens; nil when none is.
    /// - Throws: `StoreError`.
    public func currentVersion() async throws -> String? {
        try await store.read { tx in
            try MasterStore(tx: tx).current().map { "\($0.master.version)（\($0.master.kind.title)）" }
        }
    }

    func history() async throws -> [AppliedMaster] {
        try await store.read { tx in try MasterStore(tx: tx).history() }
    }
}
