import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Storage
import Tenancy
import Testing

@testable import DisclosureRecords

struct DisclosureSearchTests {
    private static let hour = 3_600.0

    /// Four 照会 of two clerks about two persons, from 2016-07-01 11:00 on, one of them at night, and a 提供.
    private func filled(_ engine: Engine = .sqlite) async throws -> RecordsServer {
        let server = try await RecordsServer(engine)
        let rows: [(Int, String, String, Double)] = [
            (1, "1001", "account:suzuki", 0), (2, "1001", "account:suzuki", 1), (3, "1002", "account:tanaka", 12),
            (4, "1001", "account:tanaka", 24),
        ]
        for (number, person, clerk, hours) in rows {
            let record = try RecordsServer.record(number, person: person, clerk: clerk, after: hours * Self.hour)
            try await server.append(record, after: hours * Self.hour)
        }
        try await server.append(
            try RecordsServer.record(5, side: .provider, person: "1001", clerk: "", after: 25 * Self.hour),
            after: 25 * Self.hour)
        try await server.append(
            try RecordsServer.record(
                1, person: "1001", ending: .notProvided("noReplica", at: RecordsServer.later(60))), after: 60)
        try await server.append(
            try RecordsServer.record(
                2, person: "1001", after: Self.hour, ending: .provided(at: RecordsServer.later(99))),
            after: Self.hour + 60)
        return server
    }

    private func query(_ json: String) throws -> DisclosureRecordQuery {
        try JSONDecoder().decode(DisclosureRecordQuery.self, from: Data("{\(json)}".utf8))
    }

    @Test(arguments: Engine.allCases)
    func `records are found by all that is given, the oldest first`(engine: Engine) async throws {
        let server = try await filled(engine)
        let rows: [(String, [String])] = [
            ("\"atenaNumber\":\"1001\"", ["c-1", "c-2", "c-4", "c-5"]),
            ("\"atenaNumber\":\"1001\",\"side\":\"provider\"", ["c-5"]),
            ("\"correlation\":\"c-3\"", ["c-3"]), ("\"processingNumber\":\"P4\"", ["c-4"]),
            ("\"from\":\"2016-07-02\",\"until\":\"2016-07-02\"", ["c-4", "c-5"]),
            ("\"atenaNumber\":\"1001\",\"procedureCode\":\"JT01010000000999\"", []),
        ]
        for (json, expected) in rows {
            let asked = [try query(json)]
            let found = try await server.mayor.read { tx in
                try DisclosureRecordSearch(tx: tx).answer(asked, limit: 10)
            }
            #expect(found.records.map(\.correlation) == expected && found.rejected.isEmpty, "\(json)")
        }
        let none = try query("\"atenaNumber\":\"1001\"")
        let others = try await server.education.read { tx in
            try DisclosureRecordSearch(tx: tx).answer([none], limit: 10)
        }
        #expect(others.records.isEmpty)
    }

    @Test func `a search that would walk over everything is refused`() async throws {
        let server = try await filled()
        let asked = [
            try query(""), try query("\"from\":\"2016-07-01\""),
            try query("\"from\":\"2016-07-01\",\"until\":\"2017-07-02\""),
            try query("\"from\":\"2016-07-02\",\"until\":\"2016-07-01\""),
            try query("\"from\":\"2016-02-30\",\"until\":\"2016-03-01\""),
            try query("\"side\":\"both\",\"atenaNumber\":\"1001\""), try query("\"atenaNumber\":\"1001\""),
        ]
        let found = try await server.mayor.read { tx in try DisclosureRecordSearch(tx: tx).answer(asked, limit: 3) }
        #expect(
            found.rejected.map(\.code) == [
                "disclosure-record.too-wide", "disclosure-record.too-wide", "disclosure-record.too-wide",
                "disclosure-record.bad-period", "disclosure-record.bad-period", "disclosure-record.bad-side",
                "disclosure-record.too-many",
            ])
        #expect(found.rejected.map(\.row) == Array(1...7) && found.records.isEmpty)
    }

    @Test func `no search scans the table`() async throws {
        let server = try await filled()
        var byTime = DisclosureRecordCriteria()
        byTime.from = CalendarDay("2016-07-01")
        byTime.until = CalendarDay("2016-07-31")
        byTime.clerk = "account:suzuki"
        var byPerson = DisclosureRecordCriteria()
        byPerson.person = try AtenaNumber("1001")
        var byNumber = DisclosureRecordCriteria()
        byNumber.number = "c-1"
        for criteria in [byTime, byPerson, byNumber] {
            let (condition, values) = criteria.condition
            let plan = try await server.mayor.read { tx in
                try tx.rows(
                    "EXPLAIN QUERY PLAN SELECT document FROM disclosure_records WHERE tenant_id = $1\(condition)",
                    values
                ).map { try $0.text("detail") }
            }
            #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") }, "\(plan)")
            #expect(plan.contains { $0.contains("USING INDEX disclosure_records_by") }, "\(plan)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `unusual use is what the organisation's own thresholds say`(engine: Engine) async throws {
        let server = try await filled(engine)
        let month = try #require(CalendarMonth("2016-07"))
        func report(_ thresholds: UseThresholds) async throws -> UseReport {
            try await server.mayor.read { tx in try UseReport.read(month, thresholds, in: tx) }
        }
        let none = try await report(UseThresholds())
        #expect(none.inquiries == 4 && none.clerks.isEmpty && none.persons.isEmpty && none.outOfHours.isEmpty)
        let some = try await report(
            UseThresholds(perClerk: 2, perPerson: 3, officeHours: DailyHours("08:30-17:15")))
        #expect(
            some.clerks == [
                UseReport.Count(name: "account:suzuki", inquiries: 2, others: 1),
                UseReport.Count(name: "account:tanaka", inquiries: 2, others: 2),
            ])
        #expect(some.persons == [UseReport.Count(name: "1001", inquiries: 3, others: 2)])
        // 2016-07-01 was a Friday: one 照会 at 23:00, one on Saturday at 11:00.
        #expect(some.outOfHours.map(\.record.correlation) == ["c-3", "c-4"] && some.outOfHoursCount == 2)
        let june = try await server.mayor.read { tx in
            try UseReport.read(month.previous, UseThresholds(perClerk: 1), in: tx)
        }
        #expect(june.inquiries == 0 && june.clerks.isEmpty)
    }

    @Test func `the use of a procedure says why nothing came`() async throws {
        let server = try await filled()
        let (from, until) = (try #require(CalendarDay("2016-07-01")), try #require(CalendarDay("2016-07-31")))
        let uses = try await server.mayor.read { tx in
            try ProcedureUse.read(.inquirer, from: from, until: until, in: tx)
        }
        #expect(
            uses == [
                ProcedureUse(
                    procedure: "JT01010000000214", asked: 4, provided: 1, withdrawn: 0, pending: 2,
                    reasons: ["noReplica": 1])
            ])
    }

    @Test func `thresholds are kept with who set them`() async throws {
        let server = try await RecordsServer()
        let thresholds = UseThresholds(perClerk: 300, perPerson: nil, officeHours: DailyHours("08:30-17:15"))
        for _ in 0..<2 {
            try await server.mayor.write { tx in
                try UseThresholdStore(tx: tx).set(thresholds, by: "account:kansa", at: RecordsServer.start)
            }
        }
        let kept = try await server.mayor.read { tx in try UseThresholdStore(tx: tx).thresholds() }
        #expect(kept.perClerk == 300 && kept.perPerson == nil && kept.officeHours?.text == "08:30-17:15")
        #expect(kept.setBy == "account:kansa" && kept.setAt == RecordsServer.start)
        #expect(try await server.education.read { tx in try UseThresholdStore(tx: tx).thresholds() }.isEmpty)
    }
}
