import AuditLog
import Foundation
import Identifiers
import Programme
import ReadinessLedger
import ServiceCalendar
import Storage
import Testing

@testable import RollUp

@Suite struct ProjectionTests {
    private let fixture: Fixture

    init() async throws {
        fixture = try await Fixture()
    }

    /// Proof, a person's word, a refusal, another's event, a repetition, a reopening, a second completion.
    private func write() async throws {
        try await fixture.record("support-account.issued", at: "2016-03-29T12:00")
        try await fixture.record("usage-notice.accepted", at: "2016-02-01T12:00")
        try await fixture.record("usage-notice.accepted", "202029", "education", at: "2016-02-01T12:00")
        try await fixture.record("initial-account.issued", at: "2016-03-01T12:00", outcome: .refused)
        try await fixture.record("initial-account.issued", at: "2016-03-02T12:00")
        try await fixture.record("initial-account.issued", at: "2016-03-05T12:00")
        try await fixture.record("task.confirmed.vpn-device", at: "2016-04-05T12:00")
        try await fixture.record("task.confirmed.unknown", at: "2016-04-05T12:00")
        try await fixture.record("task.confirmed.vpn-device", "209911", "mayor", at: "2016-04-06T12:00")
        try await fixture.record("task.confirmed.vpn-device", "209911", "education", at: "2016-04-06T12:00")
        try await fixture.record("task.confirmed.vpn-device", "999999", "mayor", at: "2016-04-06T12:00")
        try await fixture.record("sign-in.shown", at: "2016-04-06T12:00")
        try await fixture.record("task.reopened.vpn-device", at: "2016-04-07T12:00")
        try await fixture.record("task.reopened.lan-connection", at: "2016-04-07T12:00")
        try await fixture.record("task.confirmed.vpn-device", at: "2016-04-09T12:00")
        try await fixture.record("usage-notice.accepted", "131016", at: "2016-02-03T12:00")
    }

    @Test func theTableIsWhatTheLogSays() async throws {
        try await write()
        try await fixture.projection().catchUp()
        let rows = try await fixture.tables()
        #expect(rows.filter { $0.hasPrefix("202029 mayor vpn-device") }.count == 2)
        #expect(rows.contains { $0.hasPrefix("202029 mayor vpn-device 7 ") && $0.hasSuffix(" 13") })
        #expect(rows.contains { $0.hasPrefix("202029 mayor vpn-device 15 ") && $0.hasSuffix(" 0") })
        #expect(rows.contains { $0.hasPrefix("202029 mayor initial-account 5 ") })
        #expect(rows.contains { $0.hasPrefix("209911 mayor vpn-device") })
        #expect(!rows.contains { $0.hasPrefix("209911 education") || $0.hasPrefix("999999") })
        let points = try await fixture.store.read { tx in try History.points(within: .prefecture("20"), in: tx) }
        #expect(points.last?.done == 6)
        #expect(points.first { $0.day == CalendarDay("2016-04-06") }?.done == 6)
        #expect(points.first { $0.day == CalendarDay("2016-04-07") }?.done == 5)
    }

    @Test func anythingTwiceChangesNothing() async throws {
        try await write()
        try await fixture.projection().catchUp()
        let before = try await fixture.tables()
        #expect(try await fixture.projection().catchUp() == 0)
        try await fixture.store.write { tx in try tx.run("UPDATE roll_up_cursor SET sequence = 0", []) }
        try await fixture.projection().catchUp()
        #expect(try await fixture.tables() == before)
    }

    @Test func itGoesOnWhereItStopped() async throws {
        try await write()
        let whole = try await Fixture()
        try await fixture.projection().catchUp()
        // The same records, caught up after each one.
        for record in try await fixture.store.read({ tx in try AuditLog.records(after: 0, limit: 100, in: tx) }) {
            try await whole.store.write { tx in
                try AuditLog.append(
                    AuditEntry(
                        event: AuditEvent(record.event, "test"), outcome: record.outcome,
                        organisation: record.organisation, bureau: record.bureau, actor: "test"),
                    at: record.recordedAt, in: tx)
            }
            try await whole.projection().catchUp()
        }
        #expect(try await whole.tables() == fixture.tables())
    }

    /// The ledger knows nothing of the projection; without reopenings both say the same.
    @Test func itAgreesWithTheLedger() async throws {
        let tasks = fixture.programme.tasks
        for (place, task) in tasks.enumerated() where place % 3 != 2 {
            for code in ["202029", "209911", "131016"] where place % 2 == 0 || code != "131016" {
                for bureau in task.bureaus where code != "209911" || bureau == .mayor {
                    try await fixture.record(
                        task.provenBy ?? "task.confirmed.\(task.id)", code, bureau.rawValue,
                        at: "2016-05-\(10 + place)T12:00")
                }
            }
        }
        let board = Board(fixture.projection())
        let ledger = ReadinessLedger(store: fixture.store, programme: fixture.programme)
        let all = try await board.organisations(within: .nation)
        #expect(all.count == 3)
        for progress in all {
            for bureau in progress.organisation.bureaus {
                for status in try await ledger.statuses(of: progress.organisation, bureau: bureau) {
                    let slot = try #require(fixture.plan.slot(status.task.id, of: bureau))
                    let reasons = ReasonRule.reasons(
                        progress, plan: fixture.plan, now: Fixture.instant("2016-06-01T12:00"))
                    let reason = reasons.first { $0.bureau == bureau && $0.task.id == status.task.id }
                    switch status.state {
                    case .done(let at, _): #expect(progress.done[slot] == at && reason == nil)
                    case .open: #expect(progress.done[slot] == nil && reason?.isOpen == true)
                    case .waiting(let titles):
                        #expect(progress.done[slot] == nil && reason?.waitsFor.map(\.title) == titles)
                    }
                }
            }
        }
    }

    @Test func aBoardSeesWhatWasRecordedSince() async throws {
        let board = Board(fixture.projection())
        #expect(try await board.organisations(within: .nation).isEmpty)
        try await write()
        let city = try #require(try await board.organisation("202029", within: .prefecture("20")))
        #expect(city.doneCount == 5 && city.romaji == "Matsumoto-shi" && city.place?.latitude == 36.238)
        try await fixture.record("ca-certificate.downloaded", at: "2016-05-01T12:00")
        #expect(try await board.organisation("202029", within: .nation)?.doneCount == 6)
        try await fixture.record("usage-notice.accepted", "200000", at: "2016-05-01T12:00")
        #expect(try await board.organisations(within: .nation).count == 4)
        // A prefecture sees its municipalities and unions, not itself and nobody else's (R4).
        #expect(
            try await board.organisations(within: .prefecture("20")).map(\.organisation.code.text)
                == ["202029", "209911"])
        #expect(try await board.organisation("131016", within: .prefecture("20")) == nil)
    }

    @Test func anOrganisationIsCompleteOnTheDayOfItsLastTask() async throws {
        for task in fixture.programme.tasks {
            try await fixture.record(
                task.provenBy ?? "task.confirmed.\(task.id)", "209911", "mayor", at: "2016-05-20T12:00")
        }
        try await fixture.projection().catchUp()
        var points = try await fixture.store.read { tx in try History.points(within: .nation, in: tx) }
        #expect(points.last?.completed == 1 && points.last?.done == fixture.programme.tasks.count)
        try await fixture.record("task.reopened.report", "209911", "mayor", at: "2016-05-21T12:00")
        try await fixture.projection().catchUp()
        points = try await fixture.store.read { tx in try History.points(within: .nation, in: tx) }
        #expect(points.map(\.completed) == [1, 0])
    }
}
