import Placement
import Storage

/// The home, for whoever holds evidence against the one log: before it writes, what clusters have recorded so far is carried there.
///
/// A cluster that cannot be reached keeps nobody: its records are as if they had not been made yet.
struct GatheringStore: WrappedStore {
    let clusters: Clusters
    var base: any DataStore { clusters.home }

    @discardableResult
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        if !clusters.isAlone { await clusters.gather() }
        return try await base.write(body)
    }
}
