public import Foundation
import ServiceCalendar

/// How long a first answer may take, in open time of its channel; the source names no figure, so these are ours [O].
public enum FirstAnswerRules {
    /// How far a ticket without an answer has come.
    public enum Escalation: Int, Sendable, Hashable, Comparable, CaseIterable {
        case none
        /// Three quarters of the time are over.
        case soon
        /// The time is over: the supervisor's.
        case overdue

        /// The later is the greater.
        public static func < (left: Escalation, right: Escalation) -> Bool { left.rawValue < right.rawValue }
    }

    /// The open seconds that a first answer may take.
    public static func target(_ channel: ContactChannel, isUrgent: Bool) -> TimeInterval {
        switch channel {
        case .form, .mail, .fax: isUrgent ? 4 * 3600 : 24 * 3600
        case .telephone: 3600
        }
    }

    /// When a first answer is due for what came in at an instant; nil when its channel does not open enough in 60 days.
    public static func due(
        _ channel: ContactChannel, isUrgent: Bool, receivedAt: Date, hours: ContactHours
    ) -> Date? {
        let day = CalendarDay(receivedAt)
        return hours.periods(of: channel, from: day, through: day.adding(days: 60))
            .instant(after: target(channel, isUrgent: isUrgent), from: receivedAt)
    }

    /// How far it has come by an instant.
    public static func escalation(
        _ channel: ContactChannel, isUrgent: Bool, receivedAt: Date, now: Date, hours: ContactHours
    ) -> Escalation {
        let open = openTime(channel, from: receivedAt, to: now, hours: hours)
        let target = target(channel, isUrgent: isUrgent)
        if open >= target { return .overdue }
        return open >= target * 0.75 ? .soon : .none
    }

    /// Open seconds of a channel between two instants.
    public static func openTime(_ channel: ContactChannel, from: Date, to: Date, hours: ContactHours) -> TimeInterval {
        guard from < to else { return 0 }
        return hours.periods(of: channel, from: CalendarDay(from), through: CalendarDay(to)).openTime(
            from: from, to: to)
    }
}
