public import Foundation
import Synchronization

/// What time it is.
///
/// Everything that depends on time asks one of these.
public protocol WallClock: Sendable {
    /// This instant.
    var now: Date { get }
}

/// The machine's own clock.
public struct SystemClock: WallClock {
    /// A clock for production.
    public init() {}

    /// This instant.
    public var now: Date { Date() }
}

/// A clock set to another instant, ticking on from there: a rehearsal on 2016-05-19.
public final class RehearsalClock: WallClock, Sendable {
    private let setting: Mutex<(instant: Date, at: ContinuousClock.Instant)>

    /// A clock that shows an instant and ticks on.
    public init(at instant: Date) {
        setting = Mutex((instant, ContinuousClock().now))
    }

    /// Sets it to another instant, from which it ticks on.
    public func set(_ instant: Date) {
        setting.withLock { $0 = (instant, ContinuousClock().now) }
    }

    /// The instant set, and the time that has passed since.
    public var now: Date {
        let (instant, at) = setting.withLock { $0 }
        let passed = (ContinuousClock().now - at).components
        return instant.addingTimeInterval(Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
    }
}
