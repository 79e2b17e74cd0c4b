public import Foundation

/// The weekly window in which servers restart and installed certificates take effect (§2.8).
public struct WeeklyRestart: Sendable, Hashable {
    /// The day on which it starts.
    public let startWeekday: Weekday
    /// The hour in Japan at which it starts, 0 to 23.
    public let startHour: Int
    /// The day on which it ends.
    public let endWeekday: Weekday
    /// The hour in Japan at which it has ended, 0 to 23.
    public let endHour: Int

    /// Sunday 17:00 to Monday 8:00, as in the source (§2.8).
    public static let source = WeeklyRestart(startWeekday: .sunday, startHour: 17, endWeekday: .monday, endHour: 8)

    /// Describes a weekly window; an end equal to the start means a whole week.
    public init(startWeekday: Weekday, startHour: Int, endWeekday: Weekday, endHour: Int) {
        self.startWeekday = startWeekday
        self.startHour = startHour
        self.endWeekday = endWeekday
        self.endHour = endHour
    }

    /// How many hours the window lasts, 1 to 168.
    public var hours: Int {
        let days = endWeekday.rawValue - startWeekday.rawValue
        let hours = (days * 24 + endHour - startHour + 168) % 168
        return hours == 0 ? 168 : hours
    }

    /// The latest start at or before an instant.
    public func lastStart(atOrBefore date: Date) -> Date {
        let today = CalendarDay(date)
        let back = (today.weekday.rawValue - startWeekday.rawValue + 7) % 7
        let start = today.adding(days: -back).instant(hour: startHour)
        return start <= date ? start : today.adding(days: -back - 7).instant(hour: startHour)
    }

    /// The first start strictly after an instant.
    public func nextStart(after date: Date) -> Date {
        CalendarDay(lastStart(atOrBefore: date)).adding(days: 7).instant(hour: startHour)
    }

    /// Whether an instant lies in the window; its start does, its end does not.
    public func contains(_ date: Date) -> Bool {
        date < lastStart(atOrBefore: date).addingTimeInterval(Double(hours) * 3600)
    }
}
