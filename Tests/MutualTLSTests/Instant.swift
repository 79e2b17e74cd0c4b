import Foundation

/// The day on which the tests happen, far from the machine's clock, so that a judgement by that clock is seen.
enum Rehearsal {
    static let start = Date(timeIntervalSince1970: 1_463_616_000)  // 2016-05-19T00:00:00Z
    static let now = start.addingTimeInterval(9 * 3600)
    static let end = start.addingTimeInterval(365 * 86_400)
    /// Far beyond any clock that these tests will meet.
    static let farAway = start.addingTimeInterval(100 * 365 * 86_400)
}
