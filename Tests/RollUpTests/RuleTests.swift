import Foundation
import Identifiers
import Programme
import ServiceCalendar
import Testing

@testable import RollUp

@Suite struct RuleTests {
    private static func instant(_ text: String) -> Date { JapanTime.parse("\(text):00+09:00") ?? .distantPast }

    @Test(
        arguments: [
            // done, open, now, forecast
            ([], 13, "2016-05-19T12:00", Forecast.unknown),
            (["2016-05-18T12:00"], 0, "2016-05-19T12:00", .complete),
            // One task in its first day: never measured over less than a day.
            (["2016-05-19T11:00"], 3, "2016-05-19T12:00", .finishes(CalendarDay("2016-05-22") ?? CalendarDay(.now))),
            // Two in four days, two open: four days more.
            (
                ["2016-05-15T12:00", "2016-05-18T12:00"], 2, "2016-05-19T12:00",
                .finishes(CalendarDay("2016-05-23") ?? CalendarDay(.now))
            ),
            // What was done in winter does not slow spring down: seven in 28 days, seven open.
            (
                ["2016-01-10T12:00"] + (1...7).map { "2016-05-0\($0)T12:00" }, 7, "2016-05-19T12:00",
                .finishes(CalendarDay("2016-06-16") ?? CalendarDay(.now))
            ),
            // Four weeks without anything: no pace.
            (["2016-04-01T12:00"], 5, "2016-05-19T12:00", .unknown),
            // What is to come yet does not count.
            (["2016-05-20T12:00"], 5, "2016-05-19T12:00", .unknown),
        ] as [([String], Int, String, Forecast)]) func aForecast(
            done: [String], open: Int, now: String, forecast: Forecast
        )
    {
        #expect(
            ForecastRule.forecast(done: done.map(Self.instant), open: open, now: Self.instant(now)) == forecast)
    }

    @Test(arguments: [
        (Forecast.complete, false, 0, false, Standing.complete), (.complete, true, 0, false, .complete),
        (.finishes(CalendarDay(.now)), false, 0, false, .onTrack),
        (.finishes(CalendarDay(.now)), false, 1, false, .behind),
        (.finishes(CalendarDay(.now)), true, 0, false, .overdue), (.unknown, false, 0, true, .notStarted),
        (.unknown, false, 0, false, .behind), (.unknown, true, 0, true, .overdue),
    ]) func aStanding(forecast: Forecast, isOverdue: Bool, late: Int, isNew: Bool, standing: Standing) {
        #expect(StandingRule.standing(forecast, isOverdue: isOverdue, late: late, isNew: isNew) == standing)
    }

    @Test func whoseDeadlinePassedLongestIsWorst() {
        func judgement(_ standing: Standing, overdue: Int = 0, late: Int = 0, done: Int = 5) -> Judgement {
            Judgement(
                standing: standing, forecast: .unknown, overdueDays: overdue, lateDays: late, done: done, total: 10)
        }
        let order = [
            judgement(.overdue, overdue: 9), judgement(.overdue, overdue: 2), judgement(.behind, late: 20),
            judgement(.behind, late: 3), judgement(.behind, late: 3, done: 8), judgement(.notStarted, done: 0),
            judgement(.onTrack), judgement(.complete, done: 10),
        ]
        for (left, right) in zip(order, order.dropFirst()) {
            #expect(Judgement.isWorse(left, right) && !Judgement.isWorse(right, left), "\(left) \(right)")
        }
    }

    @Test(
        arguments: [
            (nil, ProjectionRule.Meaning.completes("a"), 5, ProjectionRule.Step.begin),
            (nil, .reopens("a"), 5, .nothing),
            (ProjectionRule.Standing(record: 3, isReopened: false, lastRecord: 3), .completes("a"), 5, .nothing),
            (ProjectionRule.Standing(record: 3, isReopened: false, lastRecord: 3), .reopens("a"), 5, .end),
            (ProjectionRule.Standing(record: 3, isReopened: true, lastRecord: 4), .completes("a"), 5, .begin),
            (ProjectionRule.Standing(record: 3, isReopened: true, lastRecord: 4), .reopens("a"), 5, .nothing),
            // Applied before: nothing.
            (ProjectionRule.Standing(record: 3, isReopened: true, lastRecord: 4), .completes("a"), 4, .nothing),
            (ProjectionRule.Standing(record: 3, isReopened: false, lastRecord: 3), .reopens("a"), 3, .nothing),
            (ProjectionRule.Standing(record: 7, isReopened: false, lastRecord: 7), .reopens("a"), 5, .nothing),
        ] as [(ProjectionRule.Standing?, ProjectionRule.Meaning, Int64, ProjectionRule.Step)])
    func aStepOfTheProjection(
        standing: ProjectionRule.Standing?, meaning: ProjectionRule.Meaning, record: Int64, step: ProjectionRule.Step
    ) {
        #expect(ProjectionRule.step(meaning, record: record, standing: standing) == step)
    }

    @Test func everyPrefectureHasATileOfItsOwn() {
        let places = (1...47).map { number in JapanTiles.place(of: number < 10 ? "0\(number)" : "\(number)") }
        #expect(places.allSatisfy { $0 != nil })
        #expect(Set(places.compactMap { $0.map { "\($0.column) \($0.row)" } }).count == 47)
        #expect(
            places.allSatisfy { ($0?.column ?? 99) < JapanTiles.size.columns && ($0?.row ?? 99) < JapanTiles.size.rows }
        )
        #expect(JapanTiles.place(of: "48") == nil)
    }

    @Test(arguments: [1, 2, 19, 77, 180]) func everyMunicipalityHasATileOfItsOwn(count: Int) {
        let places = (0..<count).map { index in
            GeographicPlace(
                latitude: 35 + Double(index * 37 % count) / 50, longitude: 137 + Double(index * 61 % count) / 40)
        }
        let (cells, columns) = TileGridRule.cells(places)
        #expect(cells.count == count && Set(cells).count == count)
        #expect(cells.allSatisfy { (0..<columns).contains($0.column) && $0.row >= 0 })
        // Nobody's row is empty, and the same places give the same tiles.
        #expect(Set(cells.map(\.row)) == Set(0...(cells.map(\.row).max() ?? 0)))
        #expect(TileGridRule.cells(places).cells == cells)
    }

    @Test func aTileLiesAsItsPlaceDoes() {
        let (cells, _) = TileGridRule.cells([
            GeographicPlace(latitude: 36, longitude: 137), GeographicPlace(latitude: 35, longitude: 138),
            // Far islands do not press the others together.
            GeographicPlace(latitude: 24, longitude: 154), GeographicPlace(latitude: 36.1, longitude: 137.9),
        ])
        #expect(cells[0].column < cells[1].column && cells[0].row < cells[1].row)
        #expect(cells[2].row >= cells[1].row && cells[2].column >= cells[1].column)
        #expect(cells[3].row <= cells[1].row)
    }

    @Test(arguments: [
        (ContactRole.windowManager, 2), (.windowClerk, 2), (.mayorAdministrator, 3), (.educationAdministrator, 3),
        (.supportSiteAdministrator, 3), (.vpnPrimary, 3), (.vpnDeputy, 3),
    ]) func theChainBeginsAtTheWindowAndEndsAtTheTelephone(role: ContactRole, count: Int) {
        let steps = ChainRule.steps(responsible: role)
        #expect(steps.count == count && steps.first == .mail([.windowManager, .windowClerk]) && steps.last == .call)
        if role == .vpnDeputy { #expect(steps[1] == .mail([.vpnPrimary, .vpnDeputy])) }
        if role == .educationAdministrator { #expect(steps[1] == .mail([.educationAdministrator])) }
    }

    @Test(
        arguments: [
            // Thursday noon: Friday and Monday are open; then Monday noon.
            (0, 3, "2016-05-19T12:30", "2016-05-23T12:30"), (1, 3, "2016-05-23T12:30", "2016-05-25T12:30"),
            (2, 3, "2016-05-25T12:30", nil), (1, 2, "2016-05-25T12:30", nil),
        ] as [(Int, Int, String, String?)]) func whenTheNextAreTold(step: Int, count: Int, told: String, next: String?)
    {
        let steps = Array(ChainRule.steps(responsible: count == 3 ? .vpnPrimary : .windowClerk))
        #expect(steps.count == count)
        let due = ChainRule.next(
            after: step, of: steps, toldAt: Self.instant(told),
            isOpen: { $0.weekday != .saturday && $0.weekday != .sunday })
        #expect(due == next.map(Self.instant))
    }

    @Test(
        arguments: [
            // Mondays at ten; started Thursday.
            ("2016-05-20T10:00", nil, nil), ("2016-05-23T09:59", nil, nil),
            ("2016-05-23T10:00", nil, "2016-05-23T10:00"), ("2016-05-24T18:00", nil, "2016-05-23T10:00"),
            ("2016-05-24T18:00", "2016-05-23T10:00", nil), ("2016-05-30T10:01", "2016-05-23T10:00", "2016-05-30T10:00"),
            // Two weeks without anybody: one reminder, not two.
            ("2016-06-07T10:01", "2016-05-23T10:00", "2016-06-06T10:00"),
        ] as [(String, String?, String?)]) func whenAReminderIsDue(now: String, done: String?, due: String?)
    {
        func schedule(paused: Bool) -> ReminderSchedule {
            ReminderSchedule(
                number: 1, reach: .nation, title: "", target: .overdue, task: nil, weekdays: [.monday], minute: 600,
                subject: "", content: "", startedAt: Self.instant("2016-05-19T12:00"), startedBy: "x",
                pausedAt: paused ? Self.instant("2016-05-19T13:00") : nil, doneUntil: done.map(Self.instant))
        }
        #expect(ReminderRule.due(schedule(paused: false), now: Self.instant(now)) == due.map(Self.instant))
        #expect(ReminderRule.due(schedule(paused: true), now: Self.instant(now)) == nil)
    }
}
