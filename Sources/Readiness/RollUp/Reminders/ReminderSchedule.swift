public import Foundation
public import ServiceCalendar

/// When which reminder goes to whom: a draft until a person starts it.
public struct ReminderSchedule: Sendable, Hashable {
    public let number: Int64
    public let reach: Reach
    /// For those who send it.
    public let title: String
    public let target: ReminderTarget
    /// The id of the one task it is about; nil: whichever is most urgent.
    public let task: String?
    public let weekdays: Set<Weekday>
    /// Minutes after midnight in Japan.
    public let minute: Int
    /// May have the placeholders of `ReminderText`.
    public let subject: String
    public let content: String
    public let startedAt: Date?
    public let startedBy: String?
    public let pausedAt: Date?
    /// The last due time that was carried out.
    public let doneUntil: Date?

    /// Whether letters go out.
    public var isRunning: Bool { startedAt != nil && pausedAt == nil }
}

/// What a person fills in.
public struct ReminderDraft: Sendable, Hashable {
    public var title: String
    public var target: ReminderTarget
    public var task: String?
    public var weekdays: Set<Weekday>
    public var minute: Int
    public var subject: String
    public var content: String

    /// Describes a draft.
    public init(
        title: String, target: ReminderTarget, task: String?, weekdays: Set<Weekday>, minute: Int, subject: String,
        content: String
    ) {
        self.title = title
        self.target = target
        self.task = task
        self.weekdays = weekdays
        self.minute = minute
        self.subject = subject
        self.content = content
    }
}

/// When a reminder is due.
public enum ReminderRule {
    /// The last time that has come since it was started and was not carried out; nil: none.
    ///
    /// Times that were missed while nothing ran are not made up for: two reminders at once help nobody.
    public static func due(_ schedule: ReminderSchedule, now: Date) -> Date? {
        guard schedule.isRunning, let startedAt = schedule.startedAt else { return nil }
        let after = max(startedAt, schedule.doneUntil ?? startedAt)
        let today = CalendarDay(now)
        return (0...7).lazy.map { today.adding(days: -$0) }.filter { schedule.weekdays.contains($0.weekday) }.map {
            $0.instant(hour: 0, minute: schedule.minute)
        }.first { $0 <= now }.flatMap { $0 > after ? $0 : nil }
    }

    /// When it will be due next; nil: it has no weekday.
    public static func next(weekdays: Set<Weekday>, minute: Int, after now: Date) -> Date? {
        let today = CalendarDay(now)
        return (0...7).lazy.map { today.adding(days: $0) }.filter { weekdays.contains($0.weekday) }.map {
            $0.instant(hour: 0, minute: minute)
        }.first { $0 > now }
    }
}
