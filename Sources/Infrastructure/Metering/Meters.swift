import CoreMetrics
import Synchronization

/// One series' value, and how it is written.
protocol Meter: AnyObject, Sendable {
    /// As Prometheus names kinds.
    var kind: String { get }
    func lines(_ name: String, _ labels: [String]) -> String
}

/// What only grows.
final class Count: Meter, CounterHandler {
    private let value = Atomic<Int64>(0)

    var kind: String { "counter" }
    func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { value.store(0, ordering: .relaxed) }

    func lines(_ name: String, _ labels: [String]) -> String {
        MeterText.line(name, labels, "\(value.load(ordering: .relaxed))")
    }
}

/// What goes up and down.
final class Level: Meter, RecorderHandler, MeterHandler {
    private let value = Mutex(0.0)

    var kind: String { "gauge" }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }

    func lines(_ name: String, _ labels: [String]) -> String {
        MeterText.line(name, labels, MeterText.number(value.withLock { $0 }))
    }
}

/// How long things took: seconds, in buckets from 1 ms to 10 s [O].
final class Buckets: Meter, TimerHandler, RecorderHandler {
    private struct Tally {
        var counts = [UInt64](repeating: 0, count: Buckets.limits.count + 1)
        var sum = 0.0
    }

    private static let limits = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private let tally = Mutex(Tally())

    var kind: String { "histogram" }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let place = Self.limits.firstIndex { value <= $0 } ?? Self.limits.count
        tally.withLock {
            $0.counts[place] += 1
            $0.sum += value
        }
    }

    func lines(_ name: String, _ labels: [String]) -> String {
        let tally = tally.withLock { $0 }
        var text = ""
        var below: UInt64 = 0
        for (limit, count) in zip(Self.limits.map(MeterText.number) + ["+Inf"], tally.counts) {
            below += count
            text += MeterText.line("\(name)_bucket", labels + [MeterText.label("le", limit)], "\(below)")
        }
        return text + MeterText.line("\(name)_sum", labels, MeterText.number(tally.sum))
            + MeterText.line("\(name)_count", labels, "\(below)")
    }
}
