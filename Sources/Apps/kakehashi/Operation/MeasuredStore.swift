import Metrics
import Storage

/// A database whose answers are timed.
struct MeasuredStore: WrappedStore {
    let base: any DataStore
    private let reads = Metrics.Timer(label: "kakehashi_database_seconds", dimensions: [("kind", "read")])
    private let writes = Metrics.Timer(label: "kakehashi_database_seconds", dimensions: [("kind", "write")])
    private let failures = Counter(label: "kakehashi_database_failures_total")

    init(_ base: any DataStore) {
        self.base = base
    }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await timed(reads) { try await base.read(body) }
    }

    @discardableResult
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await timed(writes) { try await base.write(body) }
    }

    private func timed<Answer>(_ timer: Metrics.Timer, _ work: () async throws -> Answer) async throws -> Answer {
        let begun = ContinuousClock.now
        defer { timer.recordNanoseconds(Int64((ContinuousClock.now - begun) / .nanoseconds(1))) }
        do {
            return try await work()
        } catch let error as StoreError {
            // A rule that was kept is no failure of the database.
            if case .engine = error { failures.increment() }
            throw error
        }
    }
}
