/// A database of which one tenant's rows are all there is, as far as the engine can see to that.
public struct ConfinedStore: DataStore {
    private let tenant: String
    private let base: any DataStore

    /// Confines every transaction to a tenant's rows, by the key they carry.
    public init(_ base: any DataStore, to tenant: String) {
        self.base = base
        self.tenant = tenant
    }

    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.read { [tenant] tx in
            try tx.confine(to: tenant)
            return try body(tx)
        }
    }

    @discardableResult
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.write { [tenant] tx in
            try tx.confine(to: tenant)
            return try body(tx)
        }
    }

    public func migrate(_ steps: [SchemaStep]) async throws { try await base.migrate(steps) }
}
