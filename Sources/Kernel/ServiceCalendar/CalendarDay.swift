public import Foundation

/// A day in Japan, without a time.
public struct CalendarDay: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// In the Gregorian calendar.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// A day; nil for an impossible one such as 2016-02-30.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        self.init(unchecked: year, month, day)
        guard Self(Date(timeIntervalSince1970: Double(number) * 86_400 - JapanTime.offset)) == self else { return nil }
    }

    /// The day that an instant falls on in Japan.
    public init(_ date: Date) {
        self.init(number: Int(((date.timeIntervalSince1970 + JapanTime.offset) / 86_400).rounded(.down)))
    }

    /// Reads `2016-05-19`; nil for anything else.
    public init?(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    /// Reads the same from its bytes.
    init?(_ bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = bytes[start..<(start + 4)].fixedWidthNumber,
            let month = bytes[(start + 5)..<(start + 7)].fixedWidthNumber,
            let day = bytes[(start + 8)...].fixedWidthNumber
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, by counting from March so that leap days come last.
    private var number: Int {
        let years = month <= 2 ? year - 1 : year
        let era = (years >= 0 ? years : years - 399) / 400
        let yearOfEra = years - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private init(number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day of the week.
    public var weekday: Weekday {
        Weekday(rawValue: ((number + 4) % 7 + 7) % 7 + 1) ?? .sunday
    }

    /// A day later or earlier.
    public func adding(days: Int) -> CalendarDay {
        CalendarDay(number: number + days)
    }

    /// How many days later another day is; below 0 when it is earlier.
    public func days(until other: CalendarDay) -> Int { other.number - number }

    /// A time of this day in Japan; minute 24 × 60 is the next midnight.
    public func instant(hour: Int, minute: Int = 0) -> Date {
        Date(timeIntervalSince1970: Double(number) * 86_400 - JapanTime.offset + Double(hour * 3600 + minute * 60))
    }

    /// The earlier day is the smaller one.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    /// `2016-05-19`.
    public var description: String {
        var text = DigitText(capacity: 10)
        text.add(self)
        return text.text
    }

    /// Decodes `2016-05-19`.
    /// - Throws: `DecodingError` for anything else, impossible days included.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = CalendarDay(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day as yyyy-MM-dd")
        }
        self = day
    }

    /// Encodes `2016-05-19`.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
