import BackgroundWork
import Foundation
public import ServiceCalendar
public import Tenancy
public import WebServer

/// Goes on with what waited: for a window, for a partner, for a restart.
public final class CodeAcquisitionWorker: Sendable {
    private let driver: CodeAcquisitionDriver
    private let clock: any WallClock
    private let rounds: Rounds
    /// How often it looks what has become due by the clock [O].
    private static let pause: Duration = .seconds(30)
    private static let step = 100

    /// Works for one server.
    ///
    /// - Parameters:
    ///   - store: the server's rows.
    ///   - partners: whom it speaks to.
    ///   - windows: when the インターフェイスシステム may be used (§3.5).
    ///   - scope: whose audit records they are.
    ///   - clock: what the time is.
    ///   - report: is told what the platform's own people should look at.
    public convenience init(
        store: TenantStore, partners: PartnerCalls, windows: [InstantWindow], scope: AuditScope, clock: any WallClock,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.init(
            driver: CodeAcquisitionDriver(store: store, partners: partners, windows: windows, scope: scope),
            clock: clock, report: report)
    }

    init(driver: CodeAcquisitionDriver, clock: any WallClock, report: @escaping @Sendable (any Error) -> Void) {
        self.driver = driver
        self.clock = clock
        rounds = Rounds(every: Self.pause, report: report)
    }

    /// Says that there may be something to do.
    public func wake() { rounds.wake() }

    /// Works until the task is cancelled.
    public func run() async { await rounds.run(work) }

    /// Takes what is due once, the longest waiting first; a partner's failure is kept with its request.
    func work() async throws {
        let now = clock.now
        let due = try await driver.store.read { tx in try CodeAcquisitionStore(tx: tx).due(at: now, limit: Self.step) }
        for acquisition in due {
            guard !Task.isCancelled else { return }
            _ = try await driver.advance(acquisition, individualNumber: nil, by: "system:platform", at: clock.now)
        }
    }
}
