public import Foundation

/// When the service is open (§1.4): weekdays, without holidays, with overrides for single days.
public struct ServiceHours: Sendable {
    private let weekdays: DailyHours
    private let overrides: [CalendarDay: DailyHours?]
    private let holidays: HolidayList

    /// Describes the hours; an override of nil closes that day, any other replaces its hours, holiday or not.
    public init(weekdays: DailyHours, overrides: [CalendarDay: DailyHours?], holidays: HolidayList) {
        self.weekdays = weekdays
        self.overrides = overrides
        self.holidays = holidays
    }

    /// The same hours with one day's replaced; nil closes that day (§1.4: widened or changed as needed).
    public func overriding(_ day: CalendarDay, with hours: DailyHours?) -> ServiceHours {
        var overrides = self.overrides
        overrides.updateValue(hours, forKey: day)
        return ServiceHours(weekdays: weekdays, overrides: overrides, holidays: holidays)
    }

    /// The hours of a day; nil when it is closed.
    public func hours(on day: CalendarDay) -> DailyHours? {
        if let override = overrides[day] { return override }
        switch day.weekday {
        case .sunday, .saturday: return nil
        case .monday, .tuesday, .wednesday, .thursday, .friday:
            return holidays.name(of: day) == nil ? weekdays : nil
        }
    }

    /// Whether a day has hours of its own, in the place of the rule's.
    public func isChanged(on day: CalendarDay) -> Bool { overrides.keys.contains(day) }

    /// Whether the service is open at an instant.
    public func isOpen(at date: Date) -> Bool {
        window(on: CalendarDay(date))?.contains(date) ?? false
    }

    /// The next opening strictly after an instant, also while it is open; nil when there is none within 400 days.
    public func nextOpening(after date: Date) -> Date? {
        let today = CalendarDay(date)
        return (0...400).lazy.compactMap { window(on: today.adding(days: $0))?.opens }.first { $0 > date }
    }

    /// The opening hours of a day as instants; nil when it is closed.
    public func window(on day: CalendarDay) -> InstantWindow? {
        hours(on: day).map {
            InstantWindow(
                opens: day.instant(hour: 0, minute: $0.opens), closes: day.instant(hour: 0, minute: $0.closes))
        }
    }
}
