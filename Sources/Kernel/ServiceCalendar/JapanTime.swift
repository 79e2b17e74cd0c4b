public import Foundation

/// Instants as Japan writes them.
///
/// Japan has had no summer time since 1951: a fixed nine hours.
public enum JapanTime {
    static let offset: TimeInterval = 9 * 3600

    /// Japan's time zone.
    public static var zone: TimeZone { TimeZone(secondsFromGMT: Int(offset)) ?? .gmt }

    /// Reads RFC 3339 §5.6 with an offset, with or without fractions of a second; nil for anything else.
    public static func parse(_ text: String) -> Date? {
        InternetTime.parse(text)
    }

    /// `2016-05-19T12:30:00+09:00`.
    public static func text(_ date: Date) -> String {
        let (day, seconds) = parts(date)
        var text = DigitText(capacity: 25)
        text.add(day)
        text.add("T")
        text.add(clock: seconds)
        text.add(":")
        text.add(seconds % 60, width: 2)
        text.add("+09:00")
        return text.text
    }

    /// 2016年(平成28年)5月19日(木) 12:30.
    public static func japanese(_ date: Date) -> String {
        let (day, seconds) = parts(date)
        var clock = DigitText(capacity: 5)
        clock.add(clock: seconds)
        return "\(japanese(day)) \(clock.text)"
    }

    /// 2016年(平成28年)5月19日(木): both ways of counting years, because forms use the one and machines the other.
    public static func japanese(_ day: CalendarDay) -> String {
        let year = era(of: day).map { "(\($0))" } ?? ""
        return "\(day.year)年\(year)\(day.month)月\(day.day)日(\(day.weekday.title))"
    }

    /// A day as machines write it (`2016-05-19`) for people; any other text as it is.
    public static func japanese(written text: String) -> String {
        CalendarDay(text).map { japanese($0) } ?? text
    }

    /// 平成28年5月19日; before 昭和 the plain year.
    public static func wareki(_ day: CalendarDay) -> String {
        "\(era(of: day) ?? "\(day.year)年")\(day.month)月\(day.day)日"
    }

    /// 平成28年, 令和元年; nil before 昭和.
    private static func era(of day: CalendarDay) -> String? {
        let eras = [("令和", 2019, 5, 1), ("平成", 1989, 1, 8), ("昭和", 1926, 12, 25)]
        for (name, year, month, first) in eras where (day.year, day.month, day.day) >= (year, month, first) {
            let count = day.year - year + 1
            return "\(name)\(count == 1 ? "元" : String(count))年"
        }
        return nil
    }

    private static func parts(_ date: Date) -> (CalendarDay, Int) {
        let day = CalendarDay(date)
        return (day, Int(date.timeIntervalSince(day.instant(hour: 0)).rounded(.down)))
    }
}
