import Foundation
import Programme
import ServiceCalendar

/// The days of a rehearsal: setting up, the weekly restart that puts certificates into effect, the day of the test.
struct RehearsalDates: Sendable {
    let setUp: Date
    let restart: Date
    let test: Date

    /// Setting up happens half an hour after opening on the last open day before the restart that precedes the test.
    init(test: Date, programme: Programme) throws {
        let restart = programme.weeklyRestart.lastStart(atOrBefore: test)
        let day = CalendarDay(restart)
        let window = (1...60).lazy.compactMap { programme.serviceHours.window(on: day.adding(days: -$0)) }.first
        guard let window else { throw ToolError("the programme has no open day in the 60 days before \(day)") }
        setUp = window.opens.addingTimeInterval(1800)
        self.restart = restart
        self.test = test
    }
}
