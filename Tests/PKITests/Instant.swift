import Foundation

/// An instant such as `2016-05-19T09:00:00Z`.
func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

/// The day on which the tests happen, unless they say otherwise.
enum Rehearsal {
    static let start = Date(timeIntervalSince1970: 1_463_616_000)  // 2016-05-19T00:00:00Z
    static let now = start.addingTimeInterval(9 * 3600)
    static let end = start.addingTimeInterval(365 * 86_400)
}
