public import Foundation
import Programme
import ServiceCalendar

/// Which organisations a reminder goes to, decided anew each time it is due.
public enum ReminderTarget: String, Sendable, Hashable, CaseIterable {
    /// A task whose deadline has passed is open.
    case overdue
    /// A task that can be done now is due within seven days.
    case dueSoon = "due-soon"
    /// Nothing was done for fourteen days, and something is open.
    case idle

    /// The name on screens.
    public var title: String {
        switch self {
        case .overdue: "期限を過ぎた作業がある団体"
        case .dueSoon: "期限が7日以内の作業がある団体"
        case .idle: "14日以上進捗がない団体"
        }
    }

    /// What to write to an organisation about; nil: it is not meant.
    ///
    /// A reminder is about the one task whose id is given, or else about whichever is most urgent.
    public func reason(
        _ progress: OrganisationProgress, task: String?, plan: TaskPlan, now: Date
    ) -> Reason? {
        let reasons = ReasonRule.reasons(progress, plan: plan, now: now).filter { task == nil || $0.task.id == task }
        switch self {
        case .overdue: return reasons.first { $0.overdueDays > 0 }
        case .dueSoon:
            let last = CalendarDay(now).adding(days: 7)
            return reasons.first { reason in
                reason.isOpen && reason.overdueDays == 0 && (reason.task.deadline.map { $0 <= last } ?? false)
            }
        case .idle:
            guard let moved = progress.lastMove, now.timeIntervalSince(moved) >= 14 * 86_400 else { return nil }
            return reasons.first
        }
    }
}
