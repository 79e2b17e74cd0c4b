import Synchronization

/// Wakes whoever waits for something of a name: a server's box, an inquiry's end.
public final class Bell<Name: Hashable & Sendable>: Sendable {
    private struct Waiters {
        var next = 0
        var all: [Name: [Int: AsyncStream<Void>.Continuation]] = [:]
    }

    private let waiters = Mutex(Waiters())

    /// Hangs a bell.
    public init() {}

    /// Something is there for these names.
    public func ring(_ names: some Sequence<Name>) {
        let woken = waiters.withLock { waiters in
            names.flatMap { name in waiters.all.removeValue(forKey: name).map { Array($0.values) } ?? [] }
        }
        for one in woken { one.finish() }
    }

    /// Whether somebody waits for something of a name.
    public func isAwaited(_ name: Name) -> Bool { waiters.withLock { $0.all[name] != nil } }

    /// Waits for a ring or the time's end, having looked once more after beginning to listen.
    /// - Throws: what looking throws.
    public func wait(_ name: Name, for time: Duration, unless isThere: () async throws -> Bool) async throws {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let place = waiters.withLock { waiters in
            waiters.next += 1
            waiters.all[name, default: [:]][waiters.next] = continuation
            return waiters.next
        }
        defer { forget(place, of: name) }
        guard try await !isThere() else { return }
        let timer = Task {
            try? await Task.sleep(for: time)
            continuation.finish()
        }
        defer { timer.cancel() }
        for await _ in stream {}
    }

    /// A name that nobody waits for takes no room.
    private func forget(_ place: Int, of name: Name) {
        waiters.withLock { waiters in
            waiters.all[name]?[place] = nil
            if waiters.all[name]?.isEmpty == true { waiters.all[name] = nil }
        }
    }
}
