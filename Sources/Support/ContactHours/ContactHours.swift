public import Foundation
public import ServiceCalendar

/// The hours of every channel (§4.1).
public struct ContactHours: Sendable {
    private let holidays: HolidayList
    private let maintenance: [InstantWindow]

    /// Describes the hours; maintenance windows may overlap and come in any order.
    public init(holidays: HolidayList, maintenance: [InstantWindow] = []) {
        self.holidays = holidays
        self.maintenance = maintenance.sorted { $0.opens < $1.opens }
    }

    /// The hours that a channel's day has, maintenance aside; nil when it is closed.
    ///
    /// The form's day ends half an hour into the next.
    public func window(of channel: ContactChannel, on day: CalendarDay) -> InstantWindow? {
        guard let first = channel.firstDay, first <= day else { return nil }
        switch channel {
        case .form:
            return InstantWindow(opens: day.instant(hour: 1, minute: 30), closes: day.instant(hour: 24, minute: 30))
        case .mail, .fax:
            return InstantWindow(opens: day.instant(hour: 0), closes: day.instant(hour: 24))
        case .telephone:
            guard isWorkday(day) else { return nil }
            return InstantWindow(opens: day.instant(hour: 9), closes: day.instant(hour: 18))
        }
    }

    /// All open time of a channel between two days, both included; whole days, so that what spans midnight is whole.
    public func periods(of channel: ContactChannel, from: CalendarDay, through: CalendarDay) -> OpenPeriods {
        var windows: [InstantWindow] = []
        var day = from.adding(days: -1)
        while day <= through {
            if let window = window(of: channel, on: day) { windows.append(window) }
            day = day.adding(days: 1)
        }
        return OpenPeriods(windows, without: channel.stopsForMaintenance ? maintenance : [])
    }

    /// Whether a channel is open at an instant.
    public func isOpen(_ channel: ContactChannel, at date: Date) -> Bool {
        let today = CalendarDay(date)
        let inHours = [today, today.adding(days: -1)].contains { window(of: channel, on: $0)?.contains(date) == true }
        return inHours && !(channel.stopsForMaintenance && maintenance.contains { $0.contains(date) })
    }

    /// When a closed channel opens next, strictly after an instant; nil when it does not within 400 days.
    public func nextOpening(of channel: ContactChannel, after date: Date) -> Date? {
        let today = CalendarDay(date)
        // Most answers lie within days: years are laid out only for who asks before the first day.
        for days in [14, 400] {
            let found = periods(of: channel, from: today, through: today.adding(days: days)).nextOpening(after: date)
            if let found { return found }
        }
        return nil
    }

    /// When an open channel closes; nil when it is closed, or does not close within 14 days.
    public func closing(of channel: ContactChannel, at date: Date) -> Date? {
        let today = CalendarDay(date)
        let end = today.adding(days: 14)
        let found = periods(of: channel, from: today, through: end).period(at: date)
        return found.flatMap { $0.closes < end.instant(hour: 24) ? $0.closes : nil }
    }

    /// Monday to Friday without holidays and 年末年始.
    private func isWorkday(_ day: CalendarDay) -> Bool {
        switch day.weekday {
        case .saturday, .sunday: return false
        case .monday, .tuesday, .wednesday, .thursday, .friday: break
        }
        let isYearsEnd = (day.month == 12 && day.day >= 29) || (day.month == 1 && day.day <= 3)
        return !isYearsEnd && holidays.name(of: day) == nil
    }
}
