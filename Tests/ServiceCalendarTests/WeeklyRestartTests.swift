import Foundation
import ServiceCalendar
import Testing

@Suite("ServiceCalendar: the weekly restart (§2.8)")
struct WeeklyRestartTests {
    @Test(
        "Starts around an instant",
        arguments: [
            // 2016-05-22 is a Sunday.
            ("2016-05-22T16:59:59+09:00", "2016-05-15T17:00:00+09:00", "2016-05-22T17:00:00+09:00"),
            ("2016-05-22T17:00:00+09:00", "2016-05-22T17:00:00+09:00", "2016-05-29T17:00:00+09:00"),
            ("2016-05-23T08:00:00+09:00", "2016-05-22T17:00:00+09:00", "2016-05-29T17:00:00+09:00"),
            ("2016-05-28T23:00:00+09:00", "2016-05-22T17:00:00+09:00", "2016-05-29T17:00:00+09:00"),
            ("2016-03-01T00:00:00+09:00", "2016-02-28T17:00:00+09:00", "2016-03-06T17:00:00+09:00"),
        ])
    func starts(_ instant: String, last: String, next: String) throws {
        let date = try #require(JapanTime.parse(instant))
        #expect(JapanTime.text(WeeklyRestart.source.lastStart(atOrBefore: date)) == last)
        #expect(JapanTime.text(WeeklyRestart.source.nextStart(after: date)) == next)
    }

    @Test(
        "In the window: its start is, its end is not",
        arguments: [
            ("2016-05-22T16:59:59+09:00", false), ("2016-05-22T17:00:00+09:00", true),
            ("2016-05-23T07:59:59+09:00", true), ("2016-05-23T08:00:00+09:00", false),
            ("2016-05-19T12:00:00+09:00", false),
        ])
    func contains(_ instant: String, inside: Bool) throws {
        #expect(WeeklyRestart.source.contains(try #require(JapanTime.parse(instant))) == inside)
    }

    @Test("A window that passes the end of the week")
    func wraps() throws {
        let restart = WeeklyRestart(startWeekday: .saturday, startHour: 22, endWeekday: .sunday, endHour: 2)
        #expect(restart.hours == 4)
        #expect(restart.contains(try #require(JapanTime.parse("2016-05-22T01:59:59+09:00"))))
        #expect(!restart.contains(try #require(JapanTime.parse("2016-05-22T02:00:00+09:00"))))
        #expect(WeeklyRestart.source.hours == 15)
    }

    @Test("A window of instants is half open")
    func window() {
        let window = InstantWindow(opens: Date(timeIntervalSince1970: 10), closes: Date(timeIntervalSince1970: 20))
        let inside = [9, 10, 19, 20].map { window.contains(Date(timeIntervalSince1970: $0)) }
        #expect(inside == [false, true, true, false])
    }
}
