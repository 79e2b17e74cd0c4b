import Foundation
import Identifiers
import Programme
import ServiceCalendar
import Testing

@testable import RollUp

@Suite struct TaskPlanTests {
    @Test func anOrganisationHasTheTasksOfItsKindAlone() throws {
        func text(_ path: String) throws -> String {
            try String(contentsOf: Fixture.root.appending(path: path), encoding: .utf8)
        }
        let shipped = try text("Programmes/2016-sogo-unyo-test.yaml")
        let changed = shipped.replacing(
            "\n  - id: core-certificate\n", with: "\n  - id: core-certificate\n    organisations: [prefecture]\n")
        #expect(changed != shipped)
        let holidays = try HolidayList(csv: text("Data/japanese-holidays.csv"))
        let (plan, before) = (
            TaskPlan(try Programme(yaml: changed, holidays: holidays)),
            TaskPlan(try Programme(yaml: shipped, holidays: holidays))
        )
        func ids(_ plan: TaskPlan, _ kind: OrganisationKind) -> [String] {
            plan.slots(of: kind).map { plan.slots[$0].task.id }
        }
        for kind in OrganisationKind.allCases {
            let isAsked = kind == .prefecture
            #expect(ids(plan, kind).contains("core-certificate") == isAsked, "\(kind)")
            #expect(ids(plan, kind) == ids(before, kind).filter { isAsked || $0 != "core-certificate" }, "\(kind)")
        }
        // Nobody is called because of it.
        let city = Organisation(
            code: try LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "松本市")
        let progress = OrganisationProgress(
            organisation: city, slots: plan.slots(of: .city), done: Array(repeating: nil, count: plan.slots.count))
        let reasons = ReasonRule.reasons(progress, plan: plan, now: Date(timeIntervalSince1970: 1_456_000_000))
        #expect(!reasons.isEmpty && !reasons.contains { $0.task.id == "core-certificate" })
    }
}
