import Foundation
import ServiceCalendar
import Testing

@Suite("ServiceCalendar: days")
struct CalendarDayTests {
    @Test(
        "Impossible days cannot be made",
        arguments: [
            "2016-02-30", "2015-02-29", "1900-02-29", "2016-04-31", "2016-13-01", "2016-00-10", "2016-01-00",
            "2016-1-01",
            "+016-01-01", "2016-05-19 ", "2016/05/19", "２０１６-05-19", "0000-01-01", "2016-05-19-", "",
        ])
    func impossible(_ text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("Days that exist", arguments: ["2016-02-29", "2000-02-29", "1899-12-31", "9999-12-31", "0001-01-01"])
    func possible(_ text: String) {
        #expect(CalendarDay(text)?.description == text)
    }

    @Test(
        "Adding days",
        arguments: [
            ("2016-01-31", 1, "2016-02-01"), ("2016-02-28", 1, "2016-02-29"), ("2015-02-28", 1, "2015-03-01"),
            ("2016-02-29", 1, "2016-03-01"), ("2016-12-31", 1, "2017-01-01"), ("2016-03-01", -1, "2016-02-29"),
            ("1970-01-01", -1, "1969-12-31"), ("2016-02-29", 1461, "2020-02-29"), ("2016-05-19", 0, "2016-05-19"),
        ])
    func adding(_ text: String, days: Int, expected: String) throws {
        #expect(try #require(CalendarDay(text)).adding(days: days).description == expected)
    }

    @Test(
        "Weekdays",
        arguments: [
            ("2016-05-19", Weekday.thursday, "木"), ("2016-05-22", .sunday, "日"), ("2016-02-29", .monday, "月"),
            ("1970-01-01", .thursday, "木"), ("1969-12-28", .sunday, "日"), ("2017-07-01", .saturday, "土"),
        ])
    func weekdays(_ text: String, weekday: Weekday, title: String) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.weekday == weekday)
        #expect(day.weekday.title == title)
    }

    @Test(
        "The day of an instant is Japan's",
        arguments: [
            ("2016-05-18T14:59:59Z", "2016-05-18"), ("2016-05-18T15:00:00Z", "2016-05-19"),
            ("2016-05-19T23:59:59+09:00", "2016-05-19"), ("1969-12-31T14:59:59Z", "1969-12-31"),
        ])
    func dayOfInstant(_ instant: String, day: String) throws {
        #expect(CalendarDay(try #require(JapanTime.parse(instant))).description == day)
    }

    @Test("A time of a day")
    func instant() throws {
        let day = try #require(CalendarDay("2016-05-19"))
        #expect(JapanTime.text(day.instant(hour: 12, minute: 30)) == "2016-05-19T12:30:00+09:00")
        #expect(day.instant(hour: 24) == day.adding(days: 1).instant(hour: 0))
    }

    @Test("Every day of 60 years follows the one before")
    func consecutive() throws {
        var day = try #require(CalendarDay("1989-01-01"))
        for _ in 0..<(366 * 60) {
            let next = day.adding(days: 1)
            #expect(day < next)
            #expect(next.weekday.rawValue == day.weekday.rawValue % 7 + 1)
            #expect(CalendarDay(year: next.year, month: next.month, day: next.day) == next)
            day = next
        }
    }

    @Test("Days code as text, and decoding refuses impossible ones")
    func coding() throws {
        let day = try #require(CalendarDay("2016-05-19"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2016-05-19"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDay].self, from: Data(#"["2016-02-30"]"#.utf8))
        }
    }

    @Test("Days until another day, in both directions and over a leap day")
    func until() throws {
        let day = try #require(CalendarDay("2016-02-28"))
        for days in [-800, -1, 0, 1, 2, 366, 10_000] { #expect(day.days(until: day.adding(days: days)) == days) }
        #expect(try day.days(until: #require(CalendarDay("2016-03-01"))) == 2)
    }
}
