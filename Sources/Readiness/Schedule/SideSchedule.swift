public import Identifiers
public import Programme
public import ReadinessLedger
public import ServiceCalendar

/// The schedule of one side of an organisation.
public struct SideSchedule: Sendable {
    /// One task with all its dates.
    public struct Line: Sendable {
        public let status: TaskStatus
        public let known: ScheduledTask
        public let forecast: Forecast
        /// Whether the plan is the organisation's own, not the default.
        public let isPlanned: Bool

        public var task: ProgrammeTask { status.task }
    }

    public let bureau: Bureau
    public let lines: [Line]

    /// Puts together what was planned and what happened.
    public init(
        _ statuses: [TaskStatus], bureau: Bureau, entries: [ScheduleStore.Entry], programme: Programme,
        today: CalendarDay
    ) {
        self.bureau = bureau
        let defaults = DefaultPlanRules.spans(statuses.map(\.task), programmeBegins: programme.begins ?? today)
        let known = statuses.map { status -> ScheduledTask in
            let own = entries.filter { $0.task == status.task.id }
            let fallback = defaults[status.task.id] ?? PlannedSpan(begin: today, days: DefaultPlanRules.days)
            return ScheduledTask(
                id: status.task.id, after: status.task.after, plan: own.last?.span ?? fallback,
                firstPlan: own.first?.span, beganOn: own.last?.beganOn, doneOn: status.doneOn,
                deadline: status.task.deadline)
        }
        let forecasts = ScheduleRules.forecasts(known, today: today)
        lines = zip(statuses, known).compactMap { status, known in
            forecasts[known.id].map {
                Line(status: status, known: known, forecast: $0, isPlanned: known.firstPlan != nil)
            }
        }
    }
}

extension TaskStatus {
    /// The day in Japan on which it was completed.
    public var doneOn: CalendarDay? {
        switch state {
        case .done(let at, _): CalendarDay(at)
        case .open, .waiting: nil
        }
    }
}

extension Programme {
    /// The first day that the file names.
    public var begins: CalendarDay? {
        (tasks.compactMap(\.begins) + milestones.compactMap(\.from) + phases.compactMap(\.from)).min()
    }
}
