import Foundation

/// RFC 3339 §5.6, strictly: an offset is required, days and times must exist, and nothing may follow.
///
/// Foundation's parser takes impossible days and stops at the first character it does not know.
enum InternetTime {
    static func parse(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = CalendarDay(bytes[..<10]), bytes[10] | 0x20 == UInt8(ascii: "t"),
            let hour = number(bytes[11..<13]), bytes[13] == UInt8(ascii: ":"), let minute = number(bytes[14..<16]),
            bytes[16] == UInt8(ascii: ":"), let second = number(bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return nil }
        var tail = bytes[19...]
        var fraction = 0.0
        if tail.first == UInt8(ascii: ".") {
            let digits = tail.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty, let value = Double("0.\(String(decoding: digits, as: UTF8.self))") else {
                return nil
            }
            fraction = value
            tail = tail.dropFirst(digits.count + 1)
        }
        guard let offset = offset(tail) else { return nil }
        // `instant` counts in Japan's time; the text counts in its own.
        return day.instant(hour: hour, minute: minute)
            .addingTimeInterval(JapanTime.offset - Double(offset * 60) + Double(second) + fraction)
    }

    /// Minutes ahead of UTC.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.count == 1, bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "z") { return 0 }
        let start = bytes.startIndex
        guard bytes.count == 6, let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = number(bytes[(start + 1)..<(start + 3)]), bytes[start + 3] == UInt8(ascii: ":"),
            let minutes = number(bytes[(start + 4)...]), hours < 24, minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "+") ? 1 : -1) * (hours * 60 + minutes)
    }

    /// The value of digits and nothing else.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { digits.fixedWidthNumber }
}
