import Foundation

/// A text of ASCII characters and of numbers with zeros before them, written byte by byte.
///
/// A format costs more than the step of a 照会 whose instant it writes.
struct DigitText {
    private var bytes: [UInt8] = []

    /// An empty text with room for so many characters.
    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds a number of at least so many digits, two or four; a longer one stands whole.
    mutating func add(_ number: Int, width: Int) {
        var divisor = width == 4 ? 1_000 : 10
        // No day and no time of ours lies outside; what does is written as it always was.
        guard number >= 0, number < divisor * 10 else {
            bytes += String(format: "%0\(width)d", number).utf8
            return
        }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// Adds characters as they are.
    mutating func add(_ characters: String) { bytes += characters.utf8 }

    /// Adds the day, `2016-05-19`.
    mutating func add(_ day: CalendarDay) {
        add(day.year, width: 4)
        add("-")
        add(day.month, width: 2)
        add("-")
        add(day.day, width: 2)
    }

    /// Adds hours and minutes, `12:30`, of seconds since midnight.
    mutating func add(clock seconds: Int) {
        add(seconds / 3600, width: 2)
        add(":")
        add(seconds / 60 % 60, width: 2)
    }
}
