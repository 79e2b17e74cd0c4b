import Foundation
import ServiceCalendar

/// A 年度: from the 1st of April in Japan until the next.
struct FiscalYear: Sendable, Hashable {
    let number: Int
    /// Its instants in UTC microseconds.
    let span: Range<Int64>

    /// The year that an instant lies in.
    init(microseconds: Int64) {
        let day = CalendarDay(Date(timeIntervalSince1970: Double(microseconds) / 1_000_000))
        number = day.month >= 4 ? day.year : day.year - 1
        span = Self.start(number)..<Self.start(number + 1)
    }

    private static func start(_ year: Int) -> Int64 {
        guard let first = CalendarDay(year: year, month: 4, day: 1) else { return .max }
        return Int64(first.instant(hour: 0).timeIntervalSince1970) * 1_000_000
    }
}
