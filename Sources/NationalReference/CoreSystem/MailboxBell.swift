import Synchronization

/// Wakes whoever waits for something in a server's box.
final class MailboxBell: Sendable {
    private struct Waiters {
        var next = 0
        var all: [String: [Int: AsyncStream<Void>.Continuation]] = [:]
    }

    private let waiters = Mutex(Waiters())

    /// Something is there for these servers.
    func ring(_ servers: some Sequence<String>) {
        let woken = waiters.withLock { waiters in
            servers.flatMap { server in waiters.all.removeValue(forKey: server).map { Array($0.values) } ?? [] }
        }
        for one in woken { one.finish() }
    }

    /// Waits for a ring or the time's end, having looked once more after beginning to listen.
    func wait(_ server: String, for time: Duration, unless isThere: () async throws -> Bool) async throws {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let place = waiters.withLock { waiters in
            waiters.next += 1
            waiters.all[server, default: [:]][waiters.next] = continuation
            return waiters.next
        }
        defer { waiters.withLock { _ = $0.all[server]?.removeValue(forKey: place) } }
        guard try await !isThere() else { return }
        let timer = Task {
            try? await Task.sleep(for: time)
            continuation.finish()
        }
        defer { timer.cancel() }
        for await _ in stream {}
    }
}
