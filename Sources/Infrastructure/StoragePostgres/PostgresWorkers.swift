import Foundation
import Storage
import Synchronization

/// Threads with one connection each, and what waits for them.
///
/// A connection is made and used on its own thread and never leaves it. One that broke is made anew for whoever comes next.
final class PostgresWorkers: Sendable {
    typealias Job = @Sendable (Result<PostgresConnection, StoreError>) -> Void

    private struct Waiting {
        let job: Job
        let until: ContinuousClock.Instant?
    }
    private struct Queue {
        var waiting: [Waiting] = []
        var isClosed = false
    }

    /// Shared by the threads, so that they end when nobody holds the workers any more.
    private final class Line: Sendable {
        let queue = Mutex(Queue())
        let arrived = DispatchSemaphore(value: 0)

        /// What has waited longest, waiting for it; nil when there will be nothing any more.
        func next() -> Waiting? {
            arrived.wait()
            return queue.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
        }
    }

    private let line = Line()
    private let settings: PostgresSettings
    private let count: Int

    init(_ settings: PostgresSettings, count: Int) {
        self.settings = settings
        self.count = count
        for number in 1...count {
            let thread = Thread { [line] in Self.run(settings, line) }
            thread.name = "postgres \(number)"
            thread.start()
        }
    }

    deinit {
        line.queue.withLock { $0.isClosed = true }
        for _ in 0..<count { line.arrived.signal() }
    }

    private static func run(_ settings: PostgresSettings, _ line: Line) {
        var connection: PostgresConnection?
        while let waiting = line.next() {
            if let until = waiting.until, ContinuousClock.now > until {
                waiting.job(.failure(.engine("no connection to the database was free within \(settings.patience) s")))
                continue
            }
            do {
                let open = try connection.flatMap { $0.isBroken ? nil : $0 } ?? PostgresConnection(settings)
                connection = open
                waiting.job(.success(open))
            } catch {
                connection = nil
                waiting.job(.failure((error as? StoreError) ?? .engine("\(error)")))
            }
        }
    }

    /// Has a job done on the next free thread; with a patience (in seconds) it is refused when none is free in time.
    func work(patience: Int?, _ job: @escaping Job) {
        let until = patience.map { ContinuousClock.now + .seconds($0) }
        line.queue.withLock { $0.waiting.append(Waiting(job: job, until: until)) }
        line.arrived.signal()
    }

    /// Has a body done on the next free thread, and answers what it answers.
    func answer<Answer: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            work(patience: settings.patience) { connection in
                continuation.resume(with: Result { try body(connection.get()) })
            }
        }
    }
}
