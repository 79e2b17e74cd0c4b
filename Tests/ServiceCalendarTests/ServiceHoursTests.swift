import Foundation
import ServiceCalendar
import Testing

@Suite("ServiceCalendar: service hours (§1.4)")
struct ServiceHoursTests {
    /// §1.4 with the days of §3.5, a closed weekday and an open holiday.
    private func hours() throws -> ServiceHours {
        let overrides = [("2016-05-19", "10:00-21:00"), ("2016-05-24", ""), ("2016-07-18", "13:00-15:00")]
        var table: [CalendarDay: DailyHours?] = [:]
        for (day, hours) in overrides { table.updateValue(DailyHours(hours), forKey: try #require(CalendarDay(day))) }
        return ServiceHours(
            weekdays: try #require(DailyHours("12:00-21:00")), overrides: table, holidays: try Shipped.holidays())
    }

    @Test(
        "Hours of a day",
        arguments: [
            ("2016-05-18", "12:00-21:00"), ("2016-05-19", "10:00-21:00"), ("2016-05-21", nil), ("2016-05-22", nil),
            // 昭和の日, 憲法記念日, みどりの日, こどもの日; the days between are working days.
            ("2016-04-29", nil), ("2016-05-02", "12:00-21:00"), ("2016-05-03", nil), ("2016-05-04", nil),
            ("2016-05-05", nil), ("2016-05-06", "12:00-21:00"),
            // Overrides beat a working day and a holiday (海の日).
            ("2016-05-24", nil), ("2016-07-18", "13:00-15:00"),
        ] as [(String, String?)])
    func hoursOfDay(_ day: String, expected: String?) throws {
        #expect(try hours().hours(on: try #require(CalendarDay(day)))?.text == expected)
    }

    @Test(
        "Opening is open, closing is closed",
        arguments: [
            ("2016-05-18T11:59:59+09:00", false), ("2016-05-18T12:00:00+09:00", true),
            ("2016-05-18T20:59:59+09:00", true), ("2016-05-18T21:00:00+09:00", false),
            ("2016-05-19T10:00:00+09:00", true), ("2016-05-19T09:59:59+09:00", false),
            ("2016-05-18T03:00:00Z", true), ("2016-05-21T12:00:00+09:00", false),
            ("2016-05-24T12:00:00+09:00", false),
        ])
    func boundaries(_ instant: String, open: Bool) throws {
        #expect(try hours().isOpen(at: try #require(JapanTime.parse(instant))) == open)
    }

    @Test(
        "The next opening is strictly later",
        arguments: [
            ("2016-05-17T11:59:59+09:00", "2016-05-17T12:00:00+09:00"),
            ("2016-05-17T12:00:00+09:00", "2016-05-18T12:00:00+09:00"),
            ("2016-05-18T15:00:00+09:00", "2016-05-19T10:00:00+09:00"),
            ("2016-05-20T21:00:00+09:00", "2016-05-23T12:00:00+09:00"),
            ("2016-05-23T21:00:00+09:00", "2016-05-25T12:00:00+09:00"),
            // Golden Week: from Thursday over 昭和の日 and the weekend; then over three holidays.
            ("2016-04-28T21:00:00+09:00", "2016-05-02T12:00:00+09:00"),
            ("2016-05-02T21:00:00+09:00", "2016-05-06T12:00:00+09:00"),
            ("2016-12-31T10:00:00+09:00", "2017-01-03T12:00:00+09:00"),
        ])
    func nextOpening(_ instant: String, expected: String) throws {
        let next = try hours().nextOpening(after: try #require(JapanTime.parse(instant)))
        #expect(next.map(JapanTime.text) == expected)
    }

    @Test("No opening at all is nil")
    func never() throws {
        let now = try #require(JapanTime.parse("2016-05-01T00:00:00+09:00"))
        var closed: [CalendarDay: DailyHours?] = [:]
        for days in 0...500 { closed.updateValue(nil, forKey: CalendarDay(now).adding(days: days)) }
        let hours = ServiceHours(
            weekdays: try #require(DailyHours("12:00-21:00")), overrides: closed, holidays: try Shipped.holidays())
        #expect(hours.nextOpening(after: now) == nil)
    }

    @Test("Hours read back", arguments: ["12:00-21:00", "00:00-24:00", "09:05-09:06"])
    func daily(_ text: String) throws {
        let hours = try #require(DailyHours(text))
        #expect(hours.text == text)
        #expect(try JSONDecoder().decode([DailyHours].self, from: JSONEncoder().encode([hours])) == [hours])
    }

    @Test(
        "Not hours",
        arguments: [
            "21:00-12:00", "12:00-12:00", "12:00-24:01", "12:00", "12:00-21:00-", "-12:00-21:00", "12-21",
            "+1:00-21:00",
            "12:60-21:00", "1:00-2:00", "",
        ])
    func notHours(_ text: String) {
        #expect(DailyHours(text) == nil)
    }
}
