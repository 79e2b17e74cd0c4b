import AuditLog
import Backup
import Foundation
import Identifiers
public import ServiceCalendar
public import Storage
import Synchronization
public import Tenancy

/// Takes tenants' rows from one database to another, step by step; each step can be done again from its beginning.
public struct Mover: Sendable {
    /// What a tenant does of itself, ended while it stands still.
    public struct Work: Sendable {
        let pause: @Sendable (TenantID) async -> Void
        let resume: @Sendable (TenantID) async -> Void

        /// Names how a server's work in the background is ended and begun.
        public init(
            pause: @escaping @Sendable (TenantID) async -> Void, resume: @escaping @Sendable (TenantID) async -> Void
        ) {
            self.pause = pause
            self.resume = resume
        }
    }

    private let clusters: Clusters
    private let steps: [SchemaStep]
    private let clock: any WallClock
    private let work: Work
    private let reached: @Sendable (MovePoint) async throws -> Void

    /// Makes a mover.
    /// - Parameters:
    ///   - clusters: the databases.
    ///   - steps: their schema.
    ///   - clock: what says when.
    ///   - work: of the servers.
    ///   - reached: told of each point; what it throws ends the mover there, as a dying process would.
    public init(
        _ clusters: Clusters, steps: [SchemaStep], clock: any WallClock, work: Work,
        reached: @escaping @Sendable (MovePoint) async throws -> Void = { _ in }
    ) {
        self.clusters = clusters
        self.steps = steps
        self.clock = clock
        self.work = work
        self.reached = reached
    }

    /// Takes every move that is under way as far as it goes; answers what kept one.
    /// - Throws: `StoreError` when the home cannot be asked.
    @discardableResult
    public func round() async throws -> [(tenant: TenantID, error: any Error)] {
        var failures: [(tenant: TenantID, error: any Error)] = []
        for move in try await clusters.home.read({ tx in try TenantMoves.underWay(in: tx) }) {
            do {
                try await carry(move.tenant)
            } catch is CancellationError {
                throw CancellationError()
            } catch let error as PlacementError where error == .overtaken {
                continue
            } catch {
                failures.append((move.tenant, error))
            }
        }
        return failures
    }

    /// Takes one tenant's move to its end.
    /// - Throws: what keeps it. While the tenant would stand still for it, the move is undone first.
    public func carry(_ tenant: TenantID) async throws {
        while let move = try await clusters.home.read({ tx in try TenantMoves.last(of: tenant, in: tx) }),
            !move.state.isOver
        {
            try Task.checkCancellation()
            do {
                try await step(move)
            } catch let error as MoverEnded {
                throw error
            } catch is CancellationError {
                throw CancellationError()
            } catch let error as PlacementError where error == .overtaken {
                throw error
            } catch {
                try await fail(move, error)
                throw error
            }
        }
    }

    private func step(_ move: TenantMove) async throws {
        switch move.state {
        case .copying: try await copy(move)
        case .frozen: try await level(move)
        case .verified: try await switchOver(move)
        case .switched: try await clean(move)
        case .undoing: try await undo(move)
        case .cleaned, .undone: break
        }
    }

    private func fail(_ move: TenantMove, _ error: any Error) async throws {
        let (now, next) = (clock.now, move.state.afterFailure)
        try await clusters.home.write { tx in
            if next == move.state {
                try TenantMoves.note(move, reason: "\(error)", in: tx)
            } else {
                try TenantMoves.change(move, to: next, MoveChange(reason: "\(error)"), at: now, in: tx)
            }
        }
        // At once: whoever stands still for a move that failed stands still for nothing.
        if next == .undoing { try await openAgain(move) }
    }

    // MARK: - Steps

    /// While the tenant works: nearly all rows go over.
    private func copy(_ move: TenantMove) async throws {
        let (source, target) = (try clusters.store(named: move.source), try clusters.store(named: move.target))
        try await prepare(move, target)
        try await reach(.prepared)
        try await rows(move).bring(from: source, to: arriving(move, target), progress: noting(move))
        try await reach(.copied)
        await work.pause(move.tenant)
        let now = clock.now
        try await clusters.home.write { tx in
            try TenantMoves.change(move, to: .frozen, MoveChange(isFrozen: true), at: now, in: tx)
        }
        try await reach(.frozenAtHome)
    }

    /// The tenant is known at the target, which takes nobody's requests for it.
    private func prepare(_ move: TenantMove, _ target: any DataStore) async throws {
        let tenant = move.tenant
        guard let known = try await clusters.home.read({ tx in try TenantDirectory.tenant(tenant, in: tx) }) else {
            throw PlacementError.unknownTenant(tenant.text)
        }
        let (now, isHome) = (clock.now, move.target == Clusters.homeName)
        try await target.write { tx in
            let state = try Fence.state(of: tenant.text, in: tx)
            guard state == nil || state == .gone || state == .arriving else { throw PlacementError.overtaken }
            if !isHome { try TenantDirectory.introduce(known, in: tx) }
            try Fence.set(.arriving, for: tenant.text, at: now, in: tx)
        }
    }

    /// The tenant stands still: what changed meanwhile follows, its records are carried, both sides are compared.
    private func level(_ move: TenantMove) async throws {
        let (source, target) = (try clusters.store(named: move.source), try clusters.store(named: move.target))
        await work.pause(move.tenant)
        try await freeze(move, source)
        try await reach(.frozenAtSource)
        try await rows(move).bring(from: source, to: arriving(move, target), progress: noting(move))
        try await reach(.levelled)
        try await clusters.gather(from: move.source)
        try await clusters.gather(from: move.target)
        try await reach(.carried)
        async let there = rows(move).digest(at: source)
        async let here = rows(move).digest(at: target)
        let (sent, arrived) = try await (there, here)
        try await reach(.compared)
        guard sent == arrived else {
            throw PlacementError.different(source: sent.description, target: arrived.description)
        }
        let now = clock.now
        try await clusters.home.write { tx in
            try TenantMoves.change(move, to: .verified, MoveChange(digest: sent), at: now, in: tx)
        }
        try await reach(.verified)
    }

    private func freeze(_ move: TenantMove, _ source: any DataStore) async throws {
        let (now, tenant, isHome) = (clock.now, move.tenant.text, move.source == Clusters.homeName)
        try await source.write { tx in
            // Nobody but this move may have changed it; a tenant that was never moved has no fence at home.
            let state = try Fence.state(of: tenant, in: tx)
            guard state == .open || state == .frozen || (state == nil && isHome) else {
                throw PlacementError.overtaken
            }
            try Fence.set(.frozen, for: tenant, at: now, in: tx)
        }
    }

    /// The place changes, with the statement of the move in the tenant's own log: one transaction.
    private func switchOver(_ move: TenantMove) async throws {
        let (left, begun) = (try await end(of: move.source), try await end(of: move.target))
        let now = clock.now
        try await clusters.home.write { tx in
            try TenantMoves.change(move, to: .switched, at: now, in: tx)
            try Placements.put(move.tenant.text, on: move.target, at: now, in: tx)
            try AuditLog.append(
                AuditEntry(
                    event: .tenantMoved, organisation: move.tenant.organisation.text,
                    bureau: move.tenant.bureau.rawValue, actor: "system:mover",
                    subject: [
                        "move \(move.number)", "\(move.source) -> \(move.target)", move.digest?.description ?? "",
                        left, begun,
                    ].joined(separator: " ")), at: now, in: tx)
        }
        try await reach(.switched)
    }

    /// Where a database's journal ends, as the statement quotes it; the home's log is the one that quotes.
    private func end(of name: String) async throws -> String {
        guard name != Clusters.homeName else { return Clusters.homeName }
        let end = try await clusters.store(named: name).read { tx in try AuditJournal.end(in: tx) }
        return "\(name)@\(end.number):\(end.hash.map { String(format: "%02x", $0) }.joined())"
    }

    /// The tenant works at the target; what is left at the source goes.
    private func clean(_ move: TenantMove) async throws {
        let (source, target) = (try clusters.store(named: move.source), try clusters.store(named: move.target))
        let (now, tenant) = (clock.now, move.tenant.text)
        try await target.write { tx in
            let state = try Fence.state(of: tenant, in: tx)
            guard state == .arriving || state == .open else { throw PlacementError.overtaken }
            try Fence.set(.open, for: tenant, at: now, in: tx)
        }
        try await clusters.refresh()
        try await clusters.home.write { tx in try TenantMoves.note(move, openedAt: now, in: tx) }
        await work.resume(move.tenant)
        try await reach(.opened)
        try await source.write { tx in try Fence.set(.gone, for: tenant, at: now, in: tx) }
        try await reach(.left)
        try await empty(move, source, named: move.source, fence: .gone)
        try await reach(.cleared)
        try await clusters.home.write { tx in try TenantMoves.change(move, to: .cleaned, at: now, in: tx) }
        try await reach(.cleaned)
    }

    private func undo(_ move: TenantMove) async throws {
        try await openAgain(move)
        let target = try clusters.store(named: move.target)
        let (now, tenant) = (clock.now, move.tenant.text)
        if let state = try await target.read({ tx in try Fence.state(of: tenant, in: tx) }), state == .arriving {
            try await empty(move, target, named: move.target, fence: .arriving)
            try await target.write { tx in try Fence.set(.gone, for: tenant, at: now, in: tx) }
        }
        try await clusters.home.write { tx in
            try TenantMoves.change(move, to: .undone, MoveChange(reason: move.reason), at: now, in: tx)
            try AuditLog.append(
                AuditEntry(
                    event: .tenantMoveUndone, organisation: move.tenant.organisation.text,
                    bureau: move.tenant.bureau.rawValue, actor: "system:mover",
                    subject: "move \(move.number) \(move.source) -> \(move.target)"), at: now, in: tx)
        }
    }

    /// The tenant works where it was.
    private func openAgain(_ move: TenantMove) async throws {
        let (now, tenant) = (clock.now, move.tenant.text)
        try await clusters.store(named: move.source).write { tx in
            guard try Fence.state(of: tenant, in: tx) == .frozen else { return }
            try Fence.set(.open, for: tenant, at: now, in: tx)
        }
        await work.resume(move.tenant)
    }

    /// Takes the tenant's rows out of a database, and what was said of it there.
    private func empty(_ move: TenantMove, _ store: any DataStore, named name: String, fence: Fence) async throws {
        let fenced = FencedStore(base: store, tenant: move.tenant.text, state: fence)
        try await rows(move).clear(at: fenced)
        guard name != Clusters.homeName else { return }
        try await fenced.write { tx in try TenantDirectory.dismiss(move.tenant, in: tx) }
    }

    private func rows(_ move: TenantMove) -> TenantRows { TenantMoveRows.of(move.tenant.text, steps) }

    private func arriving(_ move: TenantMove, _ target: any DataStore) -> FencedStore {
        FencedStore(base: target, tenant: move.tenant.text, state: .arriving)
    }

    /// Notes how far it is, which is also where it learns that somebody had it undone.
    private func noting(_ move: TenantMove) -> @Sendable (Int64) async throws -> Void {
        let last = Noted()
        return { seen in
            try Task.checkCancellation()
            guard last.isDue() else { return }
            try await clusters.home.write { tx in try TenantMoves.note(move, copied: seen, in: tx) }
        }
    }

    private func reach(_ point: MovePoint) async throws {
        do {
            try await reached(point)
        } catch {
            throw MoverEnded(point: point)
        }
    }
}

/// When a move was noted last: once a second is often enough for whoever watches.
private final class Noted: Sendable {
    private let last = Mutex(ContinuousClock.now - .seconds(1))

    func isDue() -> Bool {
        last.withLock { last in
            guard ContinuousClock.now - last >= .seconds(1) else { return false }
            last = .now
            return true
        }
    }
}

/// The mover was ended at a point, by whoever watches it.
public struct MoverEnded: Error, Sendable, Hashable {
    public let point: MovePoint
}
