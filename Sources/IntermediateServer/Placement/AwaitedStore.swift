import Storage
import Synchronization

/// A database that could not be reached when the process began: until it has come, nothing is read there or written.
final class AwaitedStore: DataStore {
    private let name: String
    private let open: @Sendable () async throws -> any DataStore
    private let found = Mutex<(any DataStore)?>(nil)

    /// Names the cluster, and how it is opened and made sure of.
    init(_ name: String, open: @escaping @Sendable () async throws -> any DataStore) {
        self.name = name
        self.open = open
    }

    var isThere: Bool { found.withLock { $0 != nil } }

    /// Looks whether it has come.
    /// - Throws: why it has not.
    func call() async throws {
        guard !isThere else { return }
        let store = try await open()
        found.withLock { $0 = store }
    }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await store().read(body)
    }

    @discardableResult
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await store().write(body)
    }

    var isBesideOthers: Bool { found.withLock { $0 }?.isBesideOthers ?? false }

    func migrate(_ steps: [SchemaStep]) async throws { try await store().migrate(steps) }

    private func store() throws(PlacementError) -> any DataStore {
        guard let store = found.withLock({ $0 }) else { throw .unreachable(name) }
        return store
    }
}
