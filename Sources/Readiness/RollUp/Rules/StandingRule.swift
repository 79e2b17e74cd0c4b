public import Foundation
import Identifiers
import Programme
import ServiceCalendar

/// How an organisation stands, worst last.
public enum Standing: Sendable, Hashable, CaseIterable {
    /// Every task is done.
    case complete
    /// It will be done in time at its pace.
    case onTrack
    /// Nothing was done, and no deadline has passed.
    case notStarted
    /// It will be late at its pace, or has come to a stop.
    case behind
    /// A deadline has passed.
    case overdue

    /// Stable, for addresses and files.
    public var code: String {
        switch self {
        case .complete: "complete"
        case .onTrack: "on-track"
        case .notStarted: "not-started"
        case .behind: "behind"
        case .overdue: "overdue"
        }
    }

    /// The name on screens.
    public var title: String {
        switch self {
        case .complete: "完了"
        case .onTrack: "順調"
        case .notStarted: "未着手"
        case .behind: "遅れ見込み"
        case .overdue: "期限超過"
        }
    }
}

/// One organisation's standing, with what it follows from.
public struct Judgement: Sendable, Hashable {
    public let standing: Standing
    public let forecast: Forecast
    /// Days since the oldest deadline that passed with its task open; 0: none has.
    public let overdueDays: Int
    /// Days by which it will miss the last deadline at its pace; 0: in time, or nobody can tell.
    public let lateDays: Int
    public let done: Int
    public let total: Int

    /// From bad to good: deadlines that passed, then what is forecast, then how little is done.
    public static func isWorse(_ left: Judgement, _ right: Judgement) -> Bool {
        (left.overdueDays, left.rank, left.lateDays, right.share) > (
            right.overdueDays, right.rank, right.lateDays, left.share
        )
    }

    private var rank: Int { Standing.allCases.firstIndex(of: standing) ?? 0 }
    private var share: Double { total == 0 ? 1 : Double(done) / Double(total) }
}

/// How an organisation stands, from what it has done, at an instant.
public enum StandingRule {
    /// Judges one organisation.
    public static func judge(_ progress: OrganisationProgress, plan: TaskPlan, now: Date) -> Judgement {
        let today = CalendarDay(now)
        var (done, overdue): ([Date], CalendarDay?) = ([], nil)
        done.reserveCapacity(progress.slots.count)
        for slot in progress.slots {
            if let at = progress.done[slot] {
                done.append(at)
            } else if let deadline = plan.slots[slot].task.deadline, deadline < today {
                overdue = min(overdue ?? deadline, deadline)
            }
        }
        let open = progress.slots.count - done.count
        let forecast = ForecastRule.forecast(done: done, open: open, now: now)
        var late = 0
        if case .finishes(let day) = forecast, let deadline = plan.deadline { late = max(0, day.days(since: deadline)) }
        return Judgement(
            standing: standing(forecast, isOverdue: overdue != nil, late: late, isNew: done.isEmpty),
            forecast: forecast, overdueDays: overdue.map { today.days(since: $0) } ?? 0, lateDays: late,
            done: done.count, total: progress.slots.count)
    }

    static func standing(_ forecast: Forecast, isOverdue: Bool, late: Int, isNew: Bool) -> Standing {
        switch forecast {
        case .complete: return .complete
        case .finishes: return isOverdue ? .overdue : late > 0 ? .behind : .onTrack
        case .unknown: return isOverdue ? .overdue : isNew ? .notStarted : .behind
        }
    }
}

extension CalendarDay {
    /// Days from an earlier day to this one; negative when it is later.
    func days(since other: CalendarDay) -> Int {
        Int((instant(hour: 0).timeIntervalSince(other.instant(hour: 0)) / 86_400).rounded())
    }
}
