public import Foundation
public import ServiceCalendar

/// When an organisation will be done, at its own pace.
public enum Forecast: Sendable, Hashable {
    /// Every task is done.
    case complete
    /// On this day, if it goes on as it has lately.
    case finishes(CalendarDay)
    /// Nothing was done yet, or nothing lately: there is no pace to go by.
    case unknown
}

/// The forecast [O]: what is open, divided by the pace of the last four weeks.
///
/// The first tasks lie months before the others (§1.2), so that a pace over all the time would be too slow for everybody.
public enum ForecastRule {
    /// Days that the pace is taken from.
    public static let window = 28

    /// Forecasts from the instants at which tasks were done and the number that are open.
    public static func forecast(done: [Date], open: Int, now: Date) -> Forecast {
        guard open > 0 else { return .complete }
        let begins = now.addingTimeInterval(-Double(window) * 86_400)
        let lately = done.filter { $0 > begins && $0 <= now }
        guard let first = lately.min() else { return .unknown }
        // Who began three days ago is measured over those three days; never over less than one.
        let isNew = lately.count == done.count
        let days = isNew ? max(1, now.timeIntervalSince(first) / 86_400) : Double(window)
        let remaining = Double(open) * days / Double(lately.count)
        // Two years are never, for a programme of half a year.
        guard remaining < 730 else { return .unknown }
        return .finishes(CalendarDay(now.addingTimeInterval((remaining * 86_400).rounded(.up))))
    }
}
