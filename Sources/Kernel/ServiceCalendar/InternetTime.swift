import Foundation

/// RFC 3339 §5.6, strictly: an offset is required, days and times must exist, and nothing may follow.
///
/// Foundation's parser takes impossible days and stops at the first character it does not know.
enum InternetTime {
    static func parse(_ text: String) -> Date? {
        guard text.utf8.count >= 20, text.utf8.allSatisfy({ $0 < 0x80 }), let day = CalendarDay(String(text.prefix(10)))
        else { return nil }
        let rest = text.dropFirst(10)
        guard rest.first == "T" || rest.first == "t" else { return nil }
        let clock = rest.dropFirst().prefix(8).split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, let hour = clock[0].fixedWidthNumber(2), let minute = clock[1].fixedWidthNumber(2),
            let second = clock[2].fixedWidthNumber(2), hour < 24, minute < 60, second <= 60
        else { return nil }
        var tail = rest.dropFirst(9)
        var fraction = 0.0
        if tail.first == "." {
            let digits = tail.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, let value = Double("0.\(digits)") else { return nil }
            fraction = value
            tail = tail.dropFirst(digits.count + 1)
        }
        guard let offset = offset(tail) else { return nil }
        // `instant` counts in Japan's time; the text counts in its own.
        return day.instant(hour: hour, minute: minute)
            .addingTimeInterval(JapanTime.offset - Double(offset * 60) + Double(second) + fraction)
    }

    /// Minutes ahead of UTC.
    private static func offset(_ text: Substring) -> Int? {
        if text == "Z" || text == "z" { return 0 }
        guard text.utf8.count == 6, let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = parts[0].fixedWidthNumber(2), let minutes = parts[1].fixedWidthNumber(2),
            hours < 24, minutes < 60
        else { return nil }
        return (sign == "+" ? 1 : -1) * (hours * 60 + minutes)
    }
}
