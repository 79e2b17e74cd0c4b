import Storage

/// The database that a tenant's rows are in, wherever that is at the moment.
///
/// While they are on their way a transaction waits for some seconds, then it is refused.
struct PlacedStore: DataStore {
    let tenant: String
    let clusters: Clusters
    /// How long a transaction waits for its tenant's rows; nil: not at all.
    let patience: Duration?

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await inPlace { store, isHome in
            try await store.read { [tenant] tx in
                try Fence.pass(tenant, isHome: isHome, in: tx)
                return try body(tx)
            }
        }
    }

    @discardableResult
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await inPlace { store, isHome in
            try await store.write { [tenant] tx in
                try Fence.pass(tenant, isHome: isHome, in: tx)
                return try body(tx)
            }
        }
    }

    /// As the database says in which its rows are at the moment.
    var isBesideOthers: Bool { (try? clusters.store(named: clusters.place(of: tenant)))?.isBesideOthers ?? false }

    /// Schemas are brought forward when databases are opened.
    func migrate(_ steps: [SchemaStep]) async throws { throw PlacementError.elsewhere(tenant) }

    private func inPlace<Answer: Sendable>(
        _ work: (any DataStore, _ isHome: Bool) async throws -> Answer
    ) async throws -> Answer {
        let deadline = patience.map { ContinuousClock.now + $0 }
        while true {
            let place = clusters.place(of: tenant)
            guard !clusters.isSilent(place) else { throw PlacementError.unreachable(place) }
            do {
                return try await work(try clusters.store(named: place), place == Clusters.homeName)
            } catch let error as StoreError where place != Clusters.homeName {
                // The home's own failures are everybody's; a cluster's are those of whoever lies there, if it is silent.
                guard case .engine = error, await !clusters.answers(place) else { throw error }
                throw PlacementError.unreachable(place)
            } catch let error as PlacementError {
                guard error == .moving(tenant) || error == .elsewhere(tenant) else { throw error }
                guard let deadline, ContinuousClock.now < deadline else { throw PlacementError.moving(tenant) }
                try await Task.sleep(for: .milliseconds(50))
                try await clusters.look()
            }
        }
    }
}

/// Where what is refused of a tenant is recorded: with its rows, and in the one log at once while they are on their way.
struct RecordingStore: WrappedStore {
    let base: any DataStore
    let home: any DataStore

    @discardableResult
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        do {
            return try await base.write(body)
        } catch is PlacementError {
            return try await home.write(body)
        }
    }
}
