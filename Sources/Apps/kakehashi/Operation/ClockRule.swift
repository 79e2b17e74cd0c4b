import Foundation

/// Whether the machine's clock can be believed: deadlines, windows and certificates depend on it.
enum ClockRule {
    /// How far two clocks may be apart, in seconds [O].
    static let tolerance: TimeInterval = 5

    /// What is wrong with a clock that shows an instant; nil when nothing is.
    ///
    /// - Parameters:
    ///   - now: what it shows.
    ///   - newest: the newest instant that was ever recorded.
    ///   - last: what this clock showed at the last look.
    ///   - elapsed: what a clock that nobody sets has measured since then, in seconds.
    /// - Returns: one sentence for whoever looks after the machine.
    static func fault(now: Date, newest: Date?, last: Date?, elapsed: TimeInterval) -> String? {
        if let newest, now < newest.addingTimeInterval(-tolerance) {
            return "the clock is \(Int(newest.timeIntervalSince(now))) s behind the newest record"
        }
        guard let last else { return nil }
        let jump = now.timeIntervalSince(last) - elapsed
        return abs(jump) > tolerance ? "the clock jumped by \(Int(jump)) s" : nil
    }
}
