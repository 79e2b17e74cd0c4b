import Foundation
import Schedule
import ServiceCalendar
import Testing

/// Days of June 2031.
func june(_ number: Int) -> CalendarDay { day("2031-06-01").adding(days: number - 1) }

/// A day of a test; a text that is none is a day that no test means.
func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(Date(timeIntervalSince1970: 0)) }

func span(_ begin: Int, _ end: Int) -> PlannedSpan? { PlannedSpan(june(begin), june(end)) }

@Suite struct ScheduleRulesTests {
    /// a → b → d, a → c → d; c is the short way.
    private func diamond(
        done: [String: Int] = [:], began: [String: Int] = [:], first: [String: PlannedSpan?] = [:]
    ) -> [ScheduledTask] {
        [
            ("a", [], span(1, 5)), ("b", ["a"], span(5, 14)), ("c", ["a"], span(5, 7)),
            ("d", ["b", "c"], span(14, 16)),
        ].compactMap { id, after, plan in
            guard let plan else { return nil }
            return ScheduledTask(
                id: id, after: after, plan: plan, firstPlan: first[id] ?? nil, beganOn: began[id].map(june),
                doneOn: done[id].map(june), deadline: id == "d" ? june(18) : nil)
        }
    }

    @Test func theLongWayIsCriticalAndTheShortOneHasSlack() {
        let forecasts = ScheduleRules.forecasts(diamond(), today: june(1))
        #expect(forecasts.mapValues(\.span) == ["a": span(1, 5), "b": span(5, 14), "c": span(5, 7), "d": span(14, 16)])
        #expect(forecasts.mapValues(\.slack) == ["a": 0, "b": 0, "c": 7, "d": 0])
        #expect(forecasts.filter(\.value.isCritical).keys.sorted() == ["a", "b", "d"])
        #expect(forecasts.values.allSatisfy { $0.slip == nil && $0.daysLate == 0 })
    }

    @Test(
        arguments: [
            // What is done on which day, today, and the days of the last task.
            ([:], 4, 17, 19, 1), (["a": 9], 10, 19, 21, 3), (["a": 3], 4, 14, 16, 0),
            (["a": 9, "b": 12], 12, 14, 16, 0),
            (["a": 1, "b": 2, "c": 20], 20, 20, 22, 4),
        ] as [([String: Int], Int, Int, Int, Int)])
    func whatIsLateMovesWhatFollows(done: [String: Int], today: Int, begin: Int, end: Int, late: Int) {
        let forecast = ScheduleRules.forecasts(diamond(done: done), today: june(today))["d"]
        #expect(forecast?.span == span(begin, end))
        #expect(forecast?.daysLate == late)
    }

    @Test func whatIsDoneKeepsItsDaysAndIsNotCritical() {
        let forecasts = ScheduleRules.forecasts(diamond(done: ["a": 9], began: ["a": 4]), today: june(10))
        #expect(forecasts["a"]?.span == span(4, 9))
        #expect(forecasts["a"]?.isCritical == false)
        #expect(forecasts["b"]?.isCritical == true)
        #expect(forecasts["b"]?.span == span(10, 19), "not in the past")
    }

    @Test func whatBeganAndIsNotDoneEndsTodayAtTheEarliest() {
        let forecasts = ScheduleRules.forecasts(diamond(began: ["a": 2]), today: june(11))
        #expect(forecasts["a"]?.span == span(2, 11))
        #expect(forecasts["b"]?.span == span(11, 20))
    }

    @Test func slipIsAgainstTheFirstPlanNotTheLast() {
        let first = ["a": span(1, 3), "b": span(3, 20), "d": span(16, 16)]
        let slips = ScheduleRules.forecasts(diamond(first: first), today: june(1)).mapValues(\.slip)
        #expect(slips == ["a": 2, "b": -6, "c": nil, "d": 0])
    }

    @Test func followersAreFoundThroughOthers() {
        let tasks = diamond().map { (id: $0.id, after: $0.after) }
        #expect(ScheduleRules.followers(of: "a", in: tasks) == ["b", "c", "d"])
        #expect(ScheduleRules.followers(of: "c", in: tasks) == ["d"])
        #expect(ScheduleRules.followers(of: "d", in: tasks).isEmpty)
    }

    @Test func nothingAtAllIsNoSchedule() {
        #expect(ScheduleRules.forecasts([], today: june(1)).isEmpty)
        #expect(PlannedSpan(june(2), june(1)) == nil)
        #expect(span(3, 5)?.days == 3)
        #expect(span(3, 5)?.moved(days: -2) == span(1, 3))
    }
}
