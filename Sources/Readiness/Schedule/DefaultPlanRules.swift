public import Programme
public import ServiceCalendar

/// Dates for tasks that nobody has planned yet: as late as deadlines and the tasks that follow allow.
public enum DefaultPlanRules {
    /// How long a task is taken to last while nobody says otherwise, in days [O].
    public static let days = 7

    /// A span for each task; `tasks` are in an order in which they can be done.
    public static func spans(_ tasks: [ProgrammeTask], programmeBegins: CalendarDay) -> [String: PlannedSpan] {
        var ends: [String: CalendarDay] = [:]
        let last = tasks.compactMap(\.deadline).max() ?? programmeBegins.adding(days: days * max(1, tasks.count))
        for task in tasks.reversed() {
            let followers = tasks.filter { $0.after.contains(task.id) }.compactMap { ends[$0.id] }
            let latest = ([task.deadline ?? last] + followers.map { $0.adding(days: -days) }).min() ?? last
            ends[task.id] = latest
        }
        var spans: [String: PlannedSpan] = [:]
        for task in tasks {
            let before = task.after.compactMap { spans[$0]?.end }.max() ?? programmeBegins
            let begin = max(before, task.begins ?? before)
            let end = max(ends[task.id] ?? begin, begin)
            // Nobody works two months on one task because its deadline is far off.
            let start = max(begin, end.adding(days: 1 - days))
            spans[task.id] = PlannedSpan(begin: start, days: start.days(until: end) + 1)
        }
        return spans
    }
}
