import Foundation
import OrganisationProtocol
import ServiceCalendar

/// What is told of the service at an instant.
enum ServiceStateRules {
    /// How many days are told [O].
    static let days = 14

    static func document(
        at now: Date, hours: ServiceHours, restart: WeeklyRestart, windows: [InstantWindow], linkageOpensAt: Date?
    ) -> ServiceStateDocument {
        let today = CalendarDay(now)
        let isOpen = hours.isOpen(at: now)
        return ServiceStateDocument(
            state: isOpen ? "open" : "closed", at: JapanTime.text(now),
            closesAt: isOpen ? hours.window(on: today).map { JapanTime.text($0.closes) } : nil,
            opensAt: hours.nextOpening(after: now).map(JapanTime.text),
            days: (0..<days).map { offset in
                let day = today.adding(days: offset)
                return ServiceDay(
                    day: day.description, hours: hours.hours(on: day)?.text, isChanged: hours.isChanged(on: day))
            }, nextRestart: JapanTime.text(restart.nextStart(after: now)),
            interfaceSystemWindows: windows.filter { $0.closes > now }.map {
                ServiceWindow(opens: JapanTime.text($0.opens), closes: JapanTime.text($0.closes))
            }, linkage: linkageOpensAt.map { $0 <= now } ?? false ? "open" : "closed",
            linkageOpensAt: linkageOpensAt.map(JapanTime.text))
    }
}
