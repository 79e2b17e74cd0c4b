import BackgroundWork
public import CoreLink
public import Foundation
public import NationalProtocol
public import ServiceCalendar
public import Tenancy

/// Tells the コアシステム what this server judged 不開示 after an inquiry: from there the person sees their records.
public final class JudgementWorker: Sendable {
    /// Tells judgements; throws when they have to be told again.
    public typealias Call = @Sendable (NonDisclosureNotices, Date) async throws -> Void

    private static let step = 200
    private let store: TenantStore
    private let call: Call
    private let gate: LinkageGate
    private let clock: any WallClock
    private let rounds: Rounds

    /// Works for one server.
    ///
    /// - Parameters:
    ///   - store: the server's rows.
    ///   - gate: nothing is told before 情報連携 is open.
    ///   - clock: what the time is.
    ///   - report: is told what the platform's own people should look at.
    ///   - call: how the コアシステム is told.
    public init(
        store: TenantStore, gate: LinkageGate, clock: any WallClock, report: @escaping @Sendable (any Error) -> Void,
        call: @escaping Call
    ) {
        self.store = store
        self.call = call
        self.gate = gate
        self.clock = clock
        rounds = Rounds(every: .seconds(5), report: report)
    }

    /// Works until the task is cancelled.
    public func run() async { await rounds.run(work) }

    /// Tells what waits once.
    func work() async throws {
        guard gate.isOpen(at: clock.now) else { return }
        let waiting = try await store.read { tx in try JudgementStore(tx: tx).waiting(limit: Self.step) }
        guard !waiting.isEmpty else { return }
        try await call(NonDisclosureNotices(notices: waiting.map(\.notice)), clock.now)
        try await store.write { tx in try JudgementStore(tx: tx).told(waiting) }
    }
}
