public import ServiceCalendar

/// From a day to a day, both included.
public struct PlannedSpan: Sendable, Hashable {
    public let begin: CalendarDay
    public let end: CalendarDay

    /// A span; nil when it would end before it begins.
    public init?(_ begin: CalendarDay, _ end: CalendarDay) {
        guard begin <= end else { return nil }
        self.init(begin: begin, days: begin.days(until: end) + 1)
    }

    /// A span of at least one day.
    init(begin: CalendarDay, days: Int) {
        self.begin = begin
        end = begin.adding(days: max(1, days) - 1)
    }

    /// At least 1.
    public var days: Int { begin.days(until: end) + 1 }

    /// The same length, so many days later.
    public func moved(days: Int) -> PlannedSpan {
        PlannedSpan(begin: begin.adding(days: days), days: self.days)
    }
}
