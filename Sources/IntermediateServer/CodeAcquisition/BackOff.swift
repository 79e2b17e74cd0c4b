import Foundation

/// When what failed is tried again: ever later, never all at once [O].
enum BackOff {
    /// So many failures in a row are enough: a person looks at it.
    static let limit = 10
    private static let first = 60.0
    private static let longest = 3_600.0

    /// The instant of the next attempt after so many failures (from 1); nil when there were enough.
    ///
    /// - Parameters:
    ///   - failures: how many there were.
    ///   - now: the instant of the last.
    ///   - jitter: from 0.8 to 1.2, so that what failed together does not come back together.
    /// - Returns: the instant, or nil.
    static func next(after failures: Int, at now: Date, jitter: Double) -> Date? {
        guard failures < limit else { return nil }
        return now.addingTimeInterval(min(longest, first * pow(2, Double(failures - 1))) * jitter)
    }
}
