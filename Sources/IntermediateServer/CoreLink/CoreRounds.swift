import BackgroundWork
public import Foundation
import ServiceCalendar

/// Work towards the コアシステム while 情報連携 is open: steps by turns, until none of them finds anything more to do.
public final class CoreRounds: Sendable {
    /// One batch of one kind; answers how many it was of, 0 for none.
    public typealias Step = @Sendable () async throws -> Int

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
    public func run(_ steps: [Step]) async {
        await rounds.run { try await self.work(steps, gather: Gathering.more(after:)) }
    }

    /// Does what is due, until nothing is.
    /// - Throws: what a step throws.
    public func work(_ steps: [Step]) async throws { try await work(steps) { _ in } }

    private func work(_ steps: [Step], gather: @Sendable (Int) async -> Void) async throws {
        guard server.gate.isOpen(at: server.clock.now) else { return }
        while !Task.isCancelled {
            var most = 0
            for step in steps { most = max(most, try await step()) }
            guard most > 0 else { return }
            await gather(most)
        }
    }

    /// When something that failed so often is tried again: ever later, up to an hour [O].
    public static func again(after attempts: Int, at now: Date) -> Date {
        now.addingTimeInterval(min(3_600, 30 * Double(1 << min(attempts, 7))))
    }
}

/// Lets more of what is on its way come together before the next batch: a call and a commit cost the same for one and for many.
enum Gathering {
    /// Batches of so many and more show that many are on their way [O]: whoever asks alone waits for nobody.
    private static let many = 8
    private static let pause: Duration = .milliseconds(20)

    /// Waits after a batch, if it was of many.
    static func more(after count: Int) async {
        guard count >= many else { return }
        try? await Task.sleep(for: pause)
    }
}
