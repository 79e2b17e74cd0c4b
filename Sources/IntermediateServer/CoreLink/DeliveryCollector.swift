public import Foundation
import Identifiers
public import Masters
public import NationalProtocol
public import ServiceCalendar
import Storage
import Synchronization
public import Tenancy

/// What is done with a delivery, in the transaction in which it is counted as kept; answers what is to be told once that is
/// durable, if anything.
public typealias DeliveryStep = @Sendable (TenantTransaction) throws -> (@Sendable () -> Void)?

/// A room that takes deliveries of some kinds.
public protocol DeliveryHandler: Sendable {
    /// What to do with deliveries that came together.
    ///
    /// What takes long, such as opening a seal, is done here and not in a step.
    /// - Parameters:
    ///   - deliveries: the deliveries, in their order.
    ///   - key: finds a content key by its name in the deliveries; nil for one that is not to be believed.
    ///   - now: when.
    /// - Returns: the step of each; nil for a delivery of another room's.
    /// - Throws: what ends the round.
    func steps(
        for deliveries: [CoreDelivery], key: @escaping @Sendable (String) -> ContentKeyStatement?, at now: Date
    ) async throws -> [DeliveryStep?]

    /// Deliveries were kept: there may be something to do.
    func kept()
}

/// Fetches what waits at the コアシステム, and keeps each delivery exactly once.
public final class DeliveryCollector: Sendable {
    private static let limit = 200
    private static let waitSeconds = 20
    private let store: TenantStore
    private let core: any CoreCalls
    private let keys: TrustedContentKeys
    private let permits: MasterPermits
    private let gate: LinkageGate
    private let clock: any WallClock
    private let handlers: [any DeliveryHandler]
    private let report: @Sendable (any Error) -> Void
    private let isWoken = Atomic(false)

    /// Collects for one server.
    public init(
        store: TenantStore, core: any CoreCalls, keys: TrustedContentKeys, permits: MasterPermits, gate: LinkageGate,
        clock: any WallClock, handlers: [any DeliveryHandler], report: @escaping @Sendable (any Error) -> Void
    ) {
        self.store = store
        self.core = core
        self.keys = keys
        self.permits = permits
        self.gate = gate
        self.clock = clock
        self.handlers = handlers
        self.report = report
    }

    /// Collects until the task is cancelled; after a failure ever later, up to a minute, or when it is woken.
    public func run() async {
        guard gate.opensAt != nil else { return }
        // A call that waits at the centre is not waited for: what it brings is kept, or fetched again.
        let (ended, end) = AsyncStream<Void>.makeStream()
        let loop = Task {
            await collectOn()
            end.finish()
        }
        await withTaskCancellationHandler {
            for await _ in ended {}
        } onCancel: {
            loop.cancel()
            end.finish()
        }
    }

    /// Says that a reason to wait may be gone: a certificate is in effect, the clock was set.
    public func wake() { isWoken.store(true, ordering: .relaxed) }

    private func collectOn() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                if gate.isOpen(at: clock.now), let count = try await collect(waiting: Self.waitSeconds) {
                    failures = 0
                    await Gathering.more(after: count)
                    continue
                }
            } catch {
                guard !Task.isCancelled else { return }
                failures += 1
                report(error)
            }
            await pause(seconds: min(60, 1 << min(failures, 6)))
        }
    }

    private func pause(seconds: Int) async {
        for _ in 0..<(seconds * 4) {
            guard !Task.isCancelled, !isWoken.exchange(false, ordering: .relaxed) else { return }
            try? await Task.sleep(for: .milliseconds(250))
        }
    }

    /// Collects once, waiting so long for the first; answers how many were kept, nil while no master is in force.
    /// - Throws: what a call or a step throws; nothing of the round is kept then.
    public func collect(waiting seconds: Int) async throws -> Int? {
        let (after, rules) = try await store.read { [permits] tx in
            let row = try tx.row("SELECT last_number FROM core_collections WHERE tenant_id = $1")
            return (try row?.integer("last_number") ?? 0, try permits.current(in: tx))
        }
        // Without a master nobody can be believed, and nothing is fetched that could not be acted on.
        guard let rules else { return nil }
        let found = try await core.collect(
            CollectionRequest(after: after, limit: Self.limit, waitSeconds: seconds), at: clock.now)
        guard let last = found.deliveries.last?.number else { return 0 }
        let now = clock.now
        var believed: [String: ContentKeyStatement] = [:]
        for (name, document) in found.contentKeys {
            believed[name] = await keys.statement(document, by: rules, at: now)
        }
        let steps = try await steps(found.deliveries, believed, after: after, at: now)
        let told = try await store.write { tx -> [@Sendable () -> Void] in
            let kept = try tx.row("SELECT last_number FROM core_collections WHERE tenant_id = $1")
            // Another round was quicker: its deliveries are not acted on twice.
            guard try kept?.integer("last_number") ?? 0 == after else { return [] }
            let told = try steps.compactMap { try $0(tx) }
            try tx.run(
                """
                INSERT INTO core_collections (tenant_id, last_number, collected_at) VALUES ($1, $2, $3)
                ON CONFLICT (tenant_id) DO UPDATE SET
                    last_number = excluded.last_number, collected_at = excluded.collected_at
                """, [.integer(last), .instant(now)])
            return told
        }
        for tell in told { tell() }
        for handler in handlers { handler.kept() }
        return found.deliveries.count
    }

    private func steps(
        _ deliveries: [NumberedDelivery], _ believed: [String: ContentKeyStatement], after: Int64, at now: Date
    ) async throws -> [DeliveryStep] {
        let new = deliveries.filter { $0.number > after }.map(\.delivery)
        var found: [[DeliveryStep?]] = []
        for handler in handlers {
            found.append(try await handler.steps(for: new, key: { believed[$0] }, at: now))
        }
        // In the order of the deliveries, and with each in that of the rooms.
        return new.indices.flatMap { place in found.compactMap { $0[place] } }
    }
}
