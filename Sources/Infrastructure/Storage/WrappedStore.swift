/// A database with something before its transactions, or around them; what a wrapper does not say goes through as it is.
public protocol WrappedStore: DataStore {
    /// The database within.
    var base: any DataStore { get }

    /// Runs at the beginning of each transaction, within it.
    /// - Throws: what keeps the transaction from beginning.
    func begin(_ tx: any StoreTransaction) throws
}

extension WrappedStore {
    public func begin(_ tx: any StoreTransaction) throws {}

    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.read { tx in
            try begin(tx)
            return try body(tx)
        }
    }

    @discardableResult
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.write { tx in
            try begin(tx)
            return try body(tx)
        }
    }

    public var isBesideOthers: Bool { base.isBesideOthers }

    public func migrate(_ steps: [SchemaStep]) async throws { try await base.migrate(steps) }
}
