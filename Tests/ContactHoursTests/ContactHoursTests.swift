import Foundation
import SeededChance
import ServiceCalendar
import Testing

@testable import ContactHours

/// Every minute of 2016 and 2017 against a table written by hand.
@Suite struct ContactHoursTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private let csv: String
    private let hours: ContactHours
    /// One in the night over midnight, one in the day, two that overlap; minutes since 2016-01-01.
    private let maintenance = [200_000..<200_047, 301_200..<301_500, 301_400..<301_999, 525_590..<525_700]

    init() throws {
        csv = try String(contentsOf: Self.root.appending(path: "Data/japanese-holidays.csv"), encoding: .utf8)
        hours = ContactHours(
            holidays: try HolidayList(csv: csv),
            maintenance: maintenance.map {
                InstantWindow(
                    opens: NaiveTable.instant($0.lowerBound), closes: NaiveTable.instant($0.upperBound))
            })
    }

    private func table(_ channel: ContactChannel) -> NaiveTable {
        NaiveTable(channel, holidays: csv, maintenance: maintenance)
    }

    private func periods(_ channel: ContactChannel) throws -> OpenPeriods {
        hours.periods(
            of: channel, from: try #require(CalendarDay("2016-01-01")), through: try #require(CalendarDay("2017-12-31"))
        )
    }

    @Test(arguments: ContactChannel.allCases) func everyMinuteIsAsTheTableSays(channel: ContactChannel) throws {
        let table = table(channel)
        let periods = try periods(channel)
        var wrong: [Int] = []
        for minute in 0..<NaiveTable.minutes {
            // The last second of a minute is as its first.
            let second = NaiveTable.instant(minute).addingTimeInterval(minute % 2 == 0 ? 0 : 59)
            if (periods.period(at: second) != nil) != table.open[minute] { wrong.append(minute) }
            if hours.isOpen(channel, at: second) != table.open[minute] { wrong.append(minute) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5).map { JapanTime.text(NaiveTable.instant($0)) })")
    }

    @Test(arguments: ContactChannel.allCases) func everyMinutesClockCountsOpenTimeOnly(channel: ContactChannel) throws {
        let table = table(channel)
        let periods = try periods(channel)
        var chance = Chance(seed: 20_160_401)
        var wrong: [Int] = []
        for minute in 0..<NaiveTable.minutes {
            let end = min(NaiveTable.minutes - 1, minute + Int.random(in: 0...30_000, using: &chance))
            let open = periods.openTime(from: NaiveTable.instant(minute), to: NaiveTable.instant(end))
            if open != Double(table.before[end] - table.before[minute]) * 60 { wrong.append(minute) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5).map { JapanTime.text(NaiveTable.instant($0)) })")
    }

    /// Due is the first instant at which the open time is used up, and the next opening the first open minute after a
    /// closed one: for every minute, by a pointer that only moves on.
    @Test(arguments: ContactChannel.allCases) func everyMinutesDueAndNextOpening(channel: ContactChannel) throws {
        let table = table(channel)
        let periods = try periods(channel)
        let goal = Int(FirstAnswerRules.target(channel, isUrgent: false) / 60)
        var due = 0
        var opening = 0
        var wrong: [Int] = []
        for minute in 0..<(NaiveTable.minutes - 40_000) {
            due = max(due, minute)
            while table.before[due] - table.before[minute] < goal { due += 1 }
            let said = periods.instant(after: Double(goal) * 60, from: NaiveTable.instant(minute))
            if said != NaiveTable.instant(due) { wrong.append(minute) }
            if channel == .mail || channel == .fax { continue }
            opening = max(opening, minute + 1)
            while !table.open[opening] || table.open[opening - 1] { opening += 1 }
            if periods.nextOpening(after: NaiveTable.instant(minute)) != NaiveTable.instant(opening) {
                wrong.append(minute)
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5).map { JapanTime.text(NaiveTable.instant($0)) })")
    }

    /// What services call: without the two years laid out.
    @Test(arguments: ContactChannel.allCases) func whatAServiceAsksIsTheSame(channel: ContactChannel) throws {
        let table = table(channel)
        let periods = try periods(channel)
        var chance = Chance(seed: 7)
        for _ in 0..<300 {
            let minute = Int.random(in: 0..<(NaiveTable.minutes - 100_000), using: &chance)
            let now = NaiveTable.instant(minute)
            #expect(hours.nextOpening(of: channel, after: now) == periods.nextOpening(after: now))
            if table.open[minute] {
                let closes = try #require(periods.period(at: now)).closes
                if closes.timeIntervalSince(now) < 13 * 86_400 {
                    #expect(hours.closing(of: channel, at: now) == closes)
                } else if closes.timeIntervalSince(now) > 15 * 86_400 {
                    #expect(hours.closing(of: channel, at: now) == nil)
                }
            } else {
                #expect(hours.closing(of: channel, at: now) == nil)
            }
            let due = FirstAnswerRules.due(channel, isUrgent: true, receivedAt: now, hours: hours)
            guard let due else {
                #expect(minute < 166_000)
                continue
            }
            let target = FirstAnswerRules.target(channel, isUrgent: true)
            #expect(periods.openTime(from: now, to: due) == target)
            #expect(
                FirstAnswerRules.escalation(channel, isUrgent: true, receivedAt: now, now: due, hours: hours)
                    == .overdue)
            let justBefore = due.addingTimeInterval(-60)
            #expect(
                FirstAnswerRules.escalation(channel, isUrgent: true, receivedAt: now, now: justBefore, hours: hours)
                    == .soon)
        }
    }

    @Test func theFormsDayEndsInTheNext() throws {
        func at(_ text: String) throws -> Date { try #require(JapanTime.parse("\(text):00+09:00")) }
        #expect(!hours.isOpen(.form, at: try at("2016-04-01T00:15")))
        #expect(!hours.isOpen(.form, at: try at("2016-04-01T01:29")))
        #expect(hours.isOpen(.form, at: try at("2016-04-01T01:30")))
        #expect(hours.isOpen(.form, at: try at("2016-04-02T00:29")))
        #expect(!hours.isOpen(.form, at: try at("2016-04-02T00:30")))
        #expect(hours.nextOpening(of: .form, after: try at("2016-04-02T00:30")) == (try at("2016-04-02T01:30")))
        #expect(!hours.isOpen(.telephone, at: try at("2016-05-19T18:00")))
        #expect(hours.isOpen(.telephone, at: try at("2016-05-19T17:59")))
        #expect(hours.nextOpening(of: .telephone, after: try at("2016-12-28T18:00")) == (try at("2017-01-04T09:00")))
    }
}
