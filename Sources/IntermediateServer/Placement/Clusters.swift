import AuditLog
import Backup
public import Foundation
public import Storage
import Synchronization
public import Tenancy

/// The databases of the platform: the home, and any number beside it, on which tenants' rows lie.
public final class Clusters: TenantDatabases {
    /// What the home is called among the others.
    public static let homeName = "home"
    /// How long a transaction waits for its tenant's rows while they move [O].
    static let patience: Duration = .seconds(5)

    struct Cluster: Sendable {
        let identity: JournalIdentity
        let store: any DataStore
    }

    public let home: any DataStore
    private let others: [String: Cluster]
    private let book: Mutex<[String: String]>
    private let looked = Mutex(ContinuousClock.now)
    /// When a cluster was last found not to answer, and for how long nobody else tries [O].
    private let silent = Mutex<[String: ContinuousClock.Instant]>([:])
    private static let rest: Duration = .seconds(1)

    private init(home: any DataStore, others: [String: Cluster], book: [String: String]) {
        self.home = home
        self.others = others
        self.book = Mutex(book)
    }

    /// Opens databases whose schemas are brought forward already, and makes sure that each is what it is taken for.
    /// - Parameters:
    ///   - home: the platform's own.
    ///   - others: those beside it, by their names.
    ///   - awaited: how those are opened that cannot be reached yet; ``callForMissing()`` takes them up when they come.
    ///   - now: when a new one is said to have come.
    /// - Returns: all of them, with who lies where.
    /// - Throws: `JournalError`, `PlacementError.unknownCluster` when a tenant lies where no database is, or `StoreError`.
    public static func open(
        home: any DataStore, others: [String: any DataStore],
        awaited: [String: @Sendable () async throws -> any DataStore] = [:], at now: Date
    ) async throws -> Clusters {
        var clusters: [String: Cluster] = [:]
        for name in (Array(others.keys) + Array(awaited.keys)).sorted() {
            let identity = try await home.write { tx in try Placements.identity(of: name, at: now, in: tx) }
            if let store = others[name] {
                try await begin(identity, in: store)
                clusters[name] = Cluster(identity: identity, store: store)
            } else if let open = awaited[name] {
                let store = AwaitedStore(name) {
                    let store = try await open()
                    try await begin(identity, in: store)
                    return store
                }
                clusters[name] = Cluster(identity: identity, store: store)
            }
        }
        let opened = Clusters(home: home, others: clusters, book: [:])
        try await opened.refresh()
        return opened
    }

    /// Makes sure that a database is this cluster of this platform.
    private static func begin(_ identity: JournalIdentity, in store: any DataStore) async throws {
        try await store.write { tx in
            guard try !Placements.isHome(in: tx) else { throw JournalError.homeOfItsOwn(identity.name) }
            try AuditJournal.begin(identity, in: tx)
        }
    }

    /// Whether there is no database but the home.
    public var isAlone: Bool { others.isEmpty }

    /// Every database's name, the home first.
    public var names: [String] { [Self.homeName] + others.keys.sorted() }

    /// Where a tenant's rows are, as far as this process knows.
    public func place(of tenant: String) -> String { book.withLock { $0[tenant] } ?? Self.homeName }

    /// A database by its name.
    /// - Throws: `PlacementError.unknownCluster`.
    public func store(named name: String) throws(PlacementError) -> any DataStore {
        if name == Self.homeName { return home }
        guard let found = others[name] else { throw .unknownCluster(name) }
        return found.store
    }

    /// The tenants whose rows are in a database, as far as this process knows; of the home nothing is noted.
    public func tenants(on name: String) -> [String] {
        book.withLock { book in book.filter { $0.value == name }.keys.sorted() }
    }

    /// Clusters that have not come since the process began.
    public var missing: [String] { awaited.map(\.name) }

    private var awaited: [(name: String, store: AwaitedStore)] {
        others.sorted { $0.key < $1.key }.compactMap { name, cluster in
            guard let store = cluster.store as? AwaitedStore, !store.isThere else { return nil }
            return (name, store)
        }
    }

    /// Takes up those that have come; answers why the others have not, by their names.
    public func callForMissing() async -> [String: any Error] {
        var failures: [String: any Error] = [:]
        for (name, store) in awaited {
            do { try await store.call() } catch { failures[name] = error }
        }
        return failures
    }

    /// Whether a cluster was found silent a moment ago.
    func isSilent(_ name: String) -> Bool {
        silent.withLock { silent in silent[name].map { ContinuousClock.now - $0 < Self.rest } ?? false }
    }

    /// Looks whether a cluster answers at all, after it has failed somebody.
    func answers(_ name: String) async -> Bool {
        guard !isSilent(name), let store = try? store(named: name) else { return false }
        let answer = try? await store.read { tx in try tx.row("SELECT 1 AS one", [])?.integer("one") }
        silent.withLock { $0[name] = answer == 1 ? nil : .now }
        return answer == 1
    }

    /// Reads where tenants are, as another process or a mover may have changed it.
    /// - Throws: `PlacementError.unknownCluster` or `StoreError`.
    public func refresh() async throws {
        let placed = try await home.read { tx in try Placements.all(in: tx) }
        for name in placed.values where others[name] == nil { throw PlacementError.unknownCluster(name) }
        book.withLock { $0 = placed }
    }

    /// Reads it for whoever waits: of many that wait for one tenant one asks.
    func look() async throws {
        let isDue = looked.withLock { looked in
            guard ContinuousClock.now - looked >= .milliseconds(40) else { return false }
            looked = .now
            return true
        }
        if isDue { try await refresh() }
    }

    public func database(of tenant: String) -> any DataStore {
        isAlone ? home : PlacedStore(tenant: tenant, clusters: self, patience: Self.patience)
    }

    /// Where the web server keeps records of a tenant's exchanges that no transaction recorded.
    public func recorder(of tenant: String) -> any DataStore {
        guard !isAlone else { return home }
        return RecordingStore(base: PlacedStore(tenant: tenant, clusters: self, patience: nil), home: home)
    }

    public var all: [TenantDatabase] {
        names.compactMap { name in
            guard let store = try? store(named: name) else { return nil }
            return TenantDatabase(store: store) { [self] tenant in place(of: tenant) == name }
        }
    }

    /// Whether a database may be worked with for a tenant, as it says itself; without a word of it, it may.
    /// - Throws: `StoreError`.
    public static func isOpen(_ tenant: String, in tx: any StoreTransaction) throws -> Bool {
        let state = try Fence.state(of: tenant, in: tx)
        return state == nil || state == .open
    }

    /// Carries what every journal has into the home's log; answers what went wrong, by the database's name.
    @discardableResult
    public func gather() async -> [String: any Error] {
        var failures: [String: any Error] = [:]
        for (name, cluster) in others {
            do {
                try await AuditJournal.carryAll(name, from: cluster.store, into: home)
            } catch {
                failures[name] = error
            }
        }
        return failures
    }

    /// Carries what one database's journal has; the home has none.
    func gather(from name: String) async throws {
        guard name != Self.homeName else { return }
        try await AuditJournal.carryAll(name, from: try store(named: name), into: home)
    }

    /// Makes room for a new tenant on a cluster, before the home knows of it; what an earlier attempt left there goes.
    ///
    /// - Parameters:
    ///   - tenant: the new server.
    ///   - name: the cluster.
    ///   - steps: the schema.
    ///   - now: when.
    ///   - fill: writes the first rows of the tenant, in the transaction that opens it there.
    /// - Throws: `PlacementError`, `StoreError`, or what `fill` throws.
    public func open(
        _ tenant: Tenant, on name: String, steps: [SchemaStep], at now: Date,
        fill: @escaping @Sendable (any StoreTransaction) throws -> Void
    ) async throws {
        let (store, text) = (try store(named: name), tenant.identifier.text)
        guard try await home.read({ tx in try TenantDirectory.tenant(tenant.identifier, in: tx) }) == nil else {
            throw PlacementError.alreadyThere(text)
        }
        try await store.write { tx in
            try TenantDirectory.introduce(tenant, in: tx)
            try Fence.set(.arriving, for: text, at: now, in: tx)
        }
        try await TenantMoveRows.of(text, steps).clear(at: FencedStore(base: store, tenant: text, state: .arriving))
        try await store.write { tx in
            try fill(tx)
            try Fence.set(.open, for: text, at: now, in: tx)
        }
    }

    /// Says in the home where a new tenant is, in the transaction that adds it there.
    /// - Throws: `StoreError`.
    public func place(_ tenant: TenantID, on name: String, at now: Date, in tx: any StoreTransaction) throws {
        guard name != Self.homeName else { return }
        try Placements.put(tenant.text, on: name, at: now, in: tx)
        // A process that has not heard of it must not take the home for its place.
        try Fence.set(.gone, for: tenant.text, at: now, in: tx)
    }
}
