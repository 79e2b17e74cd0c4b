public import Foundation

/// When a letter that could not be handed on is tried again [O]: soon at first, then less and less, for about two days.
public enum RetryRule {
    /// Seconds from one try to the next.
    static let pauses: [TimeInterval] = [60, 300, 1_800, 7_200, 21_600, 43_200, 86_400]

    /// The instant of the next try after `tries` of them failed, the last at `now`; nil: nobody tries any more.
    public static func next(afterTries tries: Int, lastError: MailError, now: Date) -> Date? {
        switch lastError {
        case .refused, .badSubject: nil
        case .notNow: pauses.indices.contains(tries - 1) ? now.addingTimeInterval(pauses[tries - 1]) : nil
        }
    }
}
