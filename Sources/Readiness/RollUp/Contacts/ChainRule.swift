public import Foundation
public import ServiceCalendar

/// Who is told of a message, and who next when nobody confirms it.
///
/// First the window's manager and clerk, as the source has it (§1.3). The steps after that and their pauses are ours [O].
public enum ChainRule {
    /// One step of the chain.
    public enum Step: Sendable, Hashable {
        /// These are told by mail.
        case mail([ContactRole])
        /// Nobody is left to write to: somebody telephones.
        case call
    }

    /// Open days without a confirmation after which the next step is due.
    public static let patience = 2

    /// All steps for a message about a task that a role does.
    public static func steps(responsible: ContactRole) -> [Step] {
        let window: [ContactRole] = [.windowManager, .windowClerk]
        let doers: [ContactRole] =
            switch responsible {
            case .windowManager, .windowClerk: []
            case .vpnPrimary, .vpnDeputy: [.vpnPrimary, .vpnDeputy]
            case .mayorAdministrator, .educationAdministrator, .supportSiteAdministrator: [responsible]
            }
        return [.mail(window)] + (doers.isEmpty ? [] : [.mail(doers)]) + [.call]
    }

    /// When the next step is due, if nobody confirms until then: after so many open days, at the same time of day.
    ///
    /// Nil when there is no next step, or the calendar has no open day left within 60 days.
    public static func next(
        after step: Int, of steps: [Step], toldAt: Date, isOpen: (CalendarDay) -> Bool
    ) -> Date? {
        guard step + 1 < steps.count else { return nil }
        let told = CalendarDay(toldAt)
        var open = 0
        for offset in 1...60 {
            let day = told.adding(days: offset)
            if isOpen(day) { open += 1 }
            if open == patience {
                return day.instant(hour: 0).addingTimeInterval(toldAt.timeIntervalSince(told.instant(hour: 0)))
            }
        }
        return nil
    }
}
