public import ServiceCalendar

/// What is known of one task before anything is computed.
public struct ScheduledTask: Sendable, Hashable {
    public let id: String
    public let after: [String]
    /// The plan that holds now.
    public let plan: PlannedSpan
    /// The first plan that was entered; nil while none was.
    public let firstPlan: PlannedSpan?
    /// When work on it began, as somebody says.
    public let beganOn: CalendarDay?
    /// When the platform's record, or a person by name, completed it.
    public let doneOn: CalendarDay?
    public let deadline: CalendarDay?

    /// Describes a task.
    public init(
        id: String, after: [String], plan: PlannedSpan, firstPlan: PlannedSpan? = nil, beganOn: CalendarDay? = nil,
        doneOn: CalendarDay? = nil, deadline: CalendarDay? = nil
    ) {
        self.id = id
        self.after = after
        self.plan = plan
        self.firstPlan = firstPlan
        self.beganOn = beganOn
        self.doneOn = doneOn
        self.deadline = deadline
    }
}

/// How one task turns out.
public struct Forecast: Sendable, Hashable {
    /// Actual where it is done, otherwise expected.
    public let span: PlannedSpan
    /// Days by which its end comes after the first plan's; below 0 when earlier, nil without a first plan.
    public let slip: Int?
    /// Days by which it may still be late without moving the end of everything.
    public let slack: Int
    /// Not done, and without slack.
    public let isCritical: Bool
    /// Days by which it ends after its deadline; 0 when it does not.
    public let daysLate: Int
}

/// Forecast, slip and critical path of one side's tasks.
public enum ScheduleRules {
    /// By task; `tasks` are in an order in which they can be done, and `after` outside them is passed over.
    public static func forecasts(_ tasks: [ScheduledTask], today: CalendarDay) -> [String: Forecast] {
        var spans: [String: PlannedSpan] = [:]
        for task in tasks {
            let before = task.after.compactMap { spans[$0]?.end }.max()
            spans[task.id] = span(of: task, before: before, today: today)
        }
        guard let finish = spans.values.map(\.end).max() else { return [:] }
        var latestEnds: [String: CalendarDay] = [:]
        var forecasts: [String: Forecast] = [:]
        for task in tasks.reversed() {
            guard let span = spans[task.id] else { continue }
            let starts = tasks.filter { $0.after.contains(task.id) && $0.doneOn == nil }.compactMap { follower in
                latestEnds[follower.id].flatMap { end in spans[follower.id].map { end.adding(days: 1 - $0.days) } }
            }
            let latest = starts.min() ?? finish
            latestEnds[task.id] = latest
            let slack = max(0, span.end.days(until: latest))
            forecasts[task.id] = Forecast(
                span: span, slip: task.firstPlan.map { $0.end.days(until: span.end) }, slack: slack,
                isCritical: task.doneOn == nil && slack == 0,
                daysLate: task.deadline.map { max(0, $0.days(until: span.end)) } ?? 0)
        }
        return forecasts
    }

    /// What is done stays as it was.
    ///
    /// Otherwise the planned length, from the day on which it can begin, and not in the past.
    private static func span(of task: ScheduledTask, before: CalendarDay?, today: CalendarDay) -> PlannedSpan {
        if let done = task.doneOn {
            // Nobody knows when it began unless somebody said so.
            let began = min(task.beganOn ?? done, done)
            return PlannedSpan(begin: began, days: began.days(until: done) + 1)
        }
        if let began = task.beganOn {
            let planned = PlannedSpan(begin: began, days: task.plan.days)
            return planned.end < today ? PlannedSpan(begin: began, days: began.days(until: today) + 1) : planned
        }
        let begin = [task.plan.begin, before ?? task.plan.begin, today].max() ?? task.plan.begin
        return PlannedSpan(begin: begin, days: task.plan.days)
    }

    /// Every task that follows one, directly or through others.
    public static func followers(of id: String, in tasks: [(id: String, after: [String])]) -> Set<String> {
        var found: Set<String> = []
        for task in tasks where !found.isDisjoint(with: task.after) || task.after.contains(id) {
            found.insert(task.id)
        }
        return found
    }
}
