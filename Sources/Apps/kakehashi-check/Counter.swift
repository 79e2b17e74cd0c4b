import Synchronization

/// Counts from several tasks.
final class Counter: Sendable {
    private let value = Mutex(0)

    /// One more than before.
    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}
