import BackgroundWork
public import Foundation
import ServiceCalendar

/// Work towards the コアシステム while 情報連携 is open: steps by turns, until none of them finds anything more to do.
public final class CoreRounds: Sendable {
    /// One batch of one kind; answers whether there was one.
    public typealias Step = @Sendable () async throws -> Bool

    private static let pause: Duration = .seconds(30)
    private let server: LinkedServer
    private let rounds: Rounds

    /// Works for one server; failures go to `report`.
    public init(_ server: LinkedServer, report: @escaping @Sendable (any Error) -> Void) {
        self.server = server
        rounds = Rounds(every: Self.pause, report: report)
    }

    /// Says that there may be something to do.
    public func wake() { rounds.wake() }

    /// Works until the task is cancelled.
    public func run(_ steps: [Step]) async { await rounds.run { try await self.work(steps) } }

    /// Does what is due, until nothing is.
    /// - Throws: what a step throws.
    public func work(_ steps: [Step]) async throws {
        guard server.gate.isOpen(at: server.clock.now) else { return }
        while !Task.isCancelled {
            var found = false
            for step in steps where try await step() { found = true }
            guard found else { return }
        }
    }

    /// When something that failed so often is tried again: ever later, up to an hour [O].
    public static func again(after attempts: Int, at now: Date) -> Date {
        now.addingTimeInterval(min(3_600, 30 * Double(1 << min(attempts, 7))))
    }
}
