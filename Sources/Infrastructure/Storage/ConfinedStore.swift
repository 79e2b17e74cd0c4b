/// A database of which one tenant's rows are all there is, as far as the engine can see to that.
public struct ConfinedStore: WrappedStore {
    public let base: any DataStore
    private let tenant: String

    /// Confines every transaction to a tenant's rows, by the key they carry.
    public init(_ base: any DataStore, to tenant: String) {
        self.base = base
        self.tenant = tenant
    }

    public func begin(_ tx: any StoreTransaction) throws { try tx.confine(to: tenant) }
}
