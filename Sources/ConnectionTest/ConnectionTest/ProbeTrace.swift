import MutualTLS
import Synchronization
import Verdicts

/// Gathers what the exchanges of one line of the test saw, wherever they are made.
final class ProbeTrace: Sendable {
    /// The line that is being run.
    @TaskLocal static var current: ProbeTrace?

    /// T7 makes hundreds: the first ones say how the line went, and one that failed why it ended.
    private static let most = 8

    private let kept = Mutex<[ExchangeTrace]>([])

    /// Begins an exchange with `name:port`, and keeps it for the line that is being run, if one is.
    static func begin(_ target: String) -> ExchangeTrace {
        let trace = ExchangeTrace(target: target)
        current?.kept.withLock { if $0.count < most { $0.append(trace) } }
        return trace
    }

    /// Keeps an exchange that failed, in place of the last one when there are many.
    static func failed(_ trace: ExchangeTrace) {
        current?.kept.withLock { kept in
            guard !kept.contains(where: { $0 === trace }) else { return }
            if kept.count == most { kept.removeLast() }
            kept.append(trace)
        }
    }

    /// All of them, in the order in which they began.
    var probes: [ProbeDetails] { kept.withLock { $0 }.map(\.details) }
}
