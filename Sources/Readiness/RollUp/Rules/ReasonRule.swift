public import Foundation
public import Identifiers
public import Programme
import ServiceCalendar

/// Why an organisation is not further: one open task of one side.
public struct Reason: Sendable, Hashable {
    public let bureau: Bureau
    public let task: ProgrammeTask
    /// The tasks it waits for; empty: it could be done now.
    public let waitsFor: [ProgrammeTask]
    /// Since when it could be done; nil while it waits, or when nothing says so.
    public let since: Date?
    /// Days since its deadline passed; 0: it has not.
    public let overdueDays: Int

    /// Whether it could be done now.
    public var isOpen: Bool { waitsFor.isEmpty }
}

/// Which task, which side, waits for what, since when, who is responsible.
public enum ReasonRule {
    /// Every open task: what can be done now first, the oldest deadline before the others.
    public static func reasons(_ progress: OrganisationProgress, plan: TaskPlan, now: Date) -> [Reason] {
        let today = CalendarDay(now)
        let all = Set(progress.slots)
        let open = progress.open.map { slot in
            let (entry, done) = (plan.slots[slot], progress.done)
            let waits = entry.after.filter { done[$0] == nil && all.contains($0) }
            // What it waited for last, or the day on which it can begin, whichever came later.
            let begins = entry.task.begins?.instant(hour: 0)
            let since = (entry.after.compactMap { done[$0] } + [begins].compactMap(\.self)).max()
            return Reason(
                bureau: entry.bureau, task: entry.task, waitsFor: waits.map { plan.slots[$0].task },
                since: waits.isEmpty ? since : nil,
                overdueDays: entry.task.deadline.map { max(0, today.days(since: $0)) } ?? 0)
        }
        return open.enumerated().sorted { left, right in
            if left.element.isOpen != right.element.isOpen { return left.element.isOpen }
            if left.element.overdueDays != right.element.overdueDays {
                return left.element.overdueDays > right.element.overdueDays
            }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// The one task to talk about: nil when all is done.
    public static func first(_ progress: OrganisationProgress, plan: TaskPlan, now: Date) -> Reason? {
        reasons(progress, plan: plan, now: now).first
    }
}
