import DesignSystem
import ServiceCalendar

/// Days as places from left to right.
struct GanttScale {
    let from: CalendarDay
    let to: CalendarDay
    let left: Int
    let width: Int

    /// The left edge of a day; days outside stand at the edges.
    func x(_ day: CalendarDay) -> Int {
        let total = max(1, from.days(until: to) + 1)
        let days = min(max(0, from.days(until: day)), total)
        return left + days * width / total
    }

    /// The right edge of a day.
    func end(_ day: CalendarDay) -> Int { x(day.adding(days: 1)) }

    func contains(_ day: CalendarDay) -> Bool { from <= day && day <= to }

    /// The first day of each month, the first one cut off at the left edge.
    var months: [CalendarDay] {
        var months: [CalendarDay] = []
        var day = from
        while day <= to {
            months.append(day)
            let first = CalendarDay(year: day.year, month: day.month, day: 1) ?? day
            let next = first.adding(days: 32)
            guard let start = CalendarDay(year: next.year, month: next.month, day: 1) else { break }
            day = start
        }
        return months
    }

    /// Mondays, where there is room for them.
    var weeks: [CalendarDay] {
        guard from.days(until: to) < 200 else { return [] }
        return (0...from.days(until: to)).map { from.adding(days: $0) }.filter { $0.weekday == .monday }
    }
}
