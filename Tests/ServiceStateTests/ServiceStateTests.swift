import Foundation
import OrganisationProtocol
import ServiceCalendar
import Testing

@testable import ServiceState

struct ServiceStateTests {
    private func document(
        _ instant: String, linkage: String? = nil, windows: [InstantWindow] = []
    ) throws -> ServiceStateDocument {
        let changed = try #require(CalendarDay("2016-05-19"))
        let hours = ServiceHours(
            weekdays: try #require(DailyHours("12:00-21:00")),
            overrides: [changed: DailyHours("10:00-21:00")],
            holidays: try HolidayList(csv: "date,name\n2016-05-20,架空の休日"))
        return ServiceStateRules.document(
            at: try #require(JapanTime.parse(instant)), hours: hours, restart: .source, windows: windows,
            linkageOpensAt: try linkage.map { try #require(JapanTime.parse($0)) })
    }

    @Test(
        arguments: [
            ("2016-05-18T11:59:59+09:00", "closed", nil, "2016-05-18T12:00:00+09:00"),
            ("2016-05-18T12:00:00+09:00", "open", "2016-05-18T21:00:00+09:00", "2016-05-19T10:00:00+09:00"),
            ("2016-05-18T21:00:00+09:00", "closed", nil, "2016-05-19T10:00:00+09:00"),
            ("2016-05-19T21:00:00+09:00", "closed", nil, "2016-05-23T12:00:00+09:00"),
        ] as [(String, String, String?, String)])
    func `what is told is what the gate does`(at: String, state: String, closes: String?, opens: String) throws {
        let told = try document(at)
        #expect((told.state, told.closesAt, told.opensAt) == (state, closes, opens))
        #expect(told.at == at)
    }

    @Test func `days, restart, windows and 情報連携 are told`() throws {
        let past = InstantWindow(
            opens: try #require(JapanTime.parse("2016-05-17T10:00:00+09:00")),
            closes: try #require(JapanTime.parse("2016-05-17T17:00:00+09:00")))
        let next = InstantWindow(
            opens: try #require(JapanTime.parse("2016-05-19T10:00:00+09:00")),
            closes: try #require(JapanTime.parse("2016-05-19T17:00:00+09:00")))
        let told = try document("2016-05-18T12:00:00+09:00", windows: [past, next])
        #expect(told.days.count == ServiceStateRules.days)
        #expect(
            told.days.prefix(4) == [
                ServiceDay(day: "2016-05-18", hours: "12:00-21:00", isChanged: false),
                ServiceDay(day: "2016-05-19", hours: "10:00-21:00", isChanged: true),
                ServiceDay(day: "2016-05-20", hours: nil, isChanged: false),
                ServiceDay(day: "2016-05-21", hours: nil, isChanged: false),
            ])
        #expect(told.nextRestart == "2016-05-22T17:00:00+09:00")
        #expect(
            told.interfaceSystemWindows == [
                ServiceWindow(opens: "2016-05-19T10:00:00+09:00", closes: "2016-05-19T17:00:00+09:00")
            ])
        #expect((told.linkage, told.linkageOpensAt) == ("closed", nil))
        let second = try document("2016-07-01T12:00:00+09:00", linkage: "2016-07-01T12:00:00+09:00")
        #expect(second.linkage == "open")
        let before = try document("2016-07-01T11:59:59+09:00", linkage: "2016-07-01T12:00:00+09:00")
        #expect((before.linkage, before.linkageOpensAt) == ("closed", "2016-07-01T12:00:00+09:00"))
    }
}
