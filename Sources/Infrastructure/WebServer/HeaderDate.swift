import Foundation
import Synchronization

/// The header `Date` of answers (RFC 9110 §6.6.1), written once a second for all listeners, and only while anybody asks.
enum HeaderDate {
    private static let form = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
            \(second: .twoDigits) GMT
            """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    private static let last = Mutex<(second: Int, text: String)>((0, ""))

    /// The present time by the machine's clock.
    static var current: String {
        let now = Date.now
        let second = Int(now.timeIntervalSince1970)
        return last.withLock { last in
            if last.second != second { last = (second, now.formatted(form)) }
            return last.text
        }
    }
}
