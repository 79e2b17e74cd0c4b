import Foundation
import ServiceCalendar
import Testing

@Suite("ServiceCalendar: instants as text")
struct JapanTimeTests {
    @Test(
        "RFC 3339 reads back in Japan's time",
        arguments: [
            ("2016-05-19T12:30:00+09:00", "2016-05-19T12:30:00+09:00"),
            ("2016-05-19T03:30:00Z", "2016-05-19T12:30:00+09:00"),
            ("2016-05-18T22:30:00-05:00", "2016-05-19T12:30:00+09:00"),
            ("2016-05-19T09:15:00+05:45", "2016-05-19T12:30:00+09:00"),
            ("2016-05-19T12:30:00.999+09:00", "2016-05-19T12:30:00+09:00"),
            ("1969-12-31T23:59:59Z", "1970-01-01T08:59:59+09:00"),
            // Japan knows no summer time: July has the same offset as January.
            ("2016-07-01T00:00:00Z", "2016-07-01T09:00:00+09:00"),
            ("2016-01-01T00:00:00Z", "2016-01-01T09:00:00+09:00"),
        ])
    func readsBack(_ text: String, expected: String) throws {
        #expect(JapanTime.text(try #require(JapanTime.parse(text))) == expected)
    }

    @Test("Texts are what a format writes, in any year")
    func formats() {
        var seconds = -70_000_000_000.0
        while seconds < 260_000_000_000 {
            let instant = Date(timeIntervalSince1970: seconds)
            let day = CalendarDay(instant)
            let date = String(format: "%04d-%02d-%02d", day.year, day.month, day.day)
            let rest = Int(instant.timeIntervalSince(day.instant(hour: 0)).rounded(.down))
            let clock = String(format: "%02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60)
            #expect(day.description == date && JapanTime.text(instant) == "\(date)T\(clock)+09:00")
            #expect(JapanTime.japanese(instant).hasSuffix(" \(clock.prefix(5))"))
            if (1...9999).contains(day.year) {
                #expect(JapanTime.parse("\(date)T\(clock).25+09:00") == day.instant(hour: 0) + Double(rest) + 0.25)
            }
            // A prime number of seconds: every hour, minute and month comes.
            seconds += 86_028_121
        }
    }

    @Test(
        "What only resembles it is refused",
        arguments: [
            "2016-05-19T12:30:00", "2016-05-19 12:30:00+09:00", "2016-05-19", "2016-02-30T12:30:00+09:00",
            "2016-05-19T24:00:00+09:00", "2016-05-19T12:60:00+09:00", "2016-05-19T12:30:00+09:00x",
            "2016-05-19T12:30:00+0900", "2016-05-19T12:30:00.+09:00", "2016-05-19T12:30+09:00", "",
            "2016-05-19T12:30:00+24:00", "２016-05-19T12:30:00+09:00", "2016-05-19T12:30:00+09-00",
            "2016-05-19T12-30:00+09:00", "2016-05-19T12:30:61+09:00", "2016-05-19T12:30:00*09:00",
            "2016-05-19T+2:30:00+09:00", "2016-05-19T12:30:00.5", "2016-05-19T12:30:00.５+09:00",
            "2016-05-19T12:30:00+09:0", "2016-05-19T12:30:00+0a:00", "2016-05-19T12:30:00ZZ",
        ])
    func refused(_ text: String) {
        #expect(JapanTime.parse(text) == nil)
    }

    @Test("As staff read it")
    func japanese() throws {
        let instant = try #require(JapanTime.parse("2016-05-19T12:05:59+09:00"))
        #expect(JapanTime.japanese(instant) == "2016年(平成28年)5月19日(木) 12:05")
        #expect(JapanTime.japanese(try #require(CalendarDay("2016-05-22"))) == "2016年(平成28年)5月22日(日)")
        #expect(JapanTime.zone.secondsFromGMT(for: instant) == 9 * 3600)
    }

    @Test(
        "和暦",
        arguments: [
            ("2016-05-19", "平成28年5月19日"), ("1989-01-08", "平成元年1月8日"), ("1989-01-07", "昭和64年1月7日"),
            ("2019-04-30", "平成31年4月30日"), ("2019-05-01", "令和元年5月1日"), ("2020-01-01", "令和2年1月1日"),
            ("1926-12-25", "昭和元年12月25日"), ("1926-12-24", "1926年12月24日"),
        ])
    func wareki(_ day: String, expected: String) throws {
        #expect(JapanTime.wareki(try #require(CalendarDay(day))) == expected)
    }

    @Test("A rehearsal's clock shows what it was set to and ticks on")
    func rehearsal() async throws {
        let set = try #require(JapanTime.parse("2016-05-19T12:00:00+09:00"))
        let clock = RehearsalClock(at: Date(timeIntervalSince1970: 0))
        clock.set(set)
        let first = clock.now
        try await Task.sleep(for: .milliseconds(20))
        let second = clock.now
        #expect(first >= set && first < set.addingTimeInterval(60))
        #expect(second.timeIntervalSince(first) >= 0.015)
    }

    @Test("The system's clock is the machine's")
    func system() {
        #expect(abs(SystemClock().now.timeIntervalSinceNow) < 60)
    }
}
