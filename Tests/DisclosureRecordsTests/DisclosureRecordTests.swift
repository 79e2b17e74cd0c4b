import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Storage
import Tenancy
import Testing

@testable import DisclosureRecords

struct DisclosureRecordTests {
    @Test(arguments: Engine.allCases)
    func `a 照会 is written when it begins and when it ends, and a retry writes nothing`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        let begun = try RecordsServer.record(1)
        let number = try await server.append(try RecordsServer.record(1, numbered: false))
        #expect(try await server.append(begun, after: 5) == number)
        #expect(try await server.append(begun, after: 6) == number)
        let ended = try RecordsServer.record(
            1, ending: .provided(at: RecordsServer.later(60)),
            hidden: NonDisclosure(byInquirer: true, byProvider: true))
        #expect(try await server.append(ended, after: 60) == number)
        #expect(try await server.append(ended, after: 61) == number)
        let standing = try #require(try await server.standing(begun))
        #expect(standing.record.ending?.outcome == .provided && standing.record.clerk == "account:suzuki")
        // The provider's judgement came with the answer; the inquirer's own stands as it was made.
        #expect(standing.record.nonDisclosure == NonDisclosure(byInquirer: false, byProvider: true))
        let history = try await server.mayor.read { tx in try DisclosureRecordService.history(of: number, in: tx) }
        #expect(history.map(\.kind) == [.opened, .numbered, .concluded])
        #expect(history.map(\.refersTo) == [0, history[0].number, history[1].number])
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 3, records: 1))
        #expect(try await server.education.read { tx in try DisclosureRecordService.record(begun.key, in: tx) } == nil)
    }

    @Test func `what contradicts a record is refused, with a stable code`() async throws {
        let server = try await RecordsServer()
        try await server.append(try RecordsServer.record(1))
        let at = RecordsServer.later(60)
        let refused: [(DisclosureRecord, DisclosureRecordError)] = [
            (try RecordsServer.record(1, after: 1), .contradiction),
            (try RecordsServer.record(1, item: "TM00000000000003"), .contradiction),
            (try RecordsServer.record(1, ending: .notProvided("", at: at)), .badEnding),
            (try RecordsServer.record(1, ending: .notProvided("所得は300万円", at: at)), .badEnding),
            (try RecordsServer.record(1, ending: .notProvided("123456789018", at: at)), .badEnding),
        ]
        for (record, error) in refused {
            await #expect(throws: error) { try await server.append(record) }
        }
        try await server.append(try RecordsServer.record(1, ending: .notProvided("noPermit", at: at)))
        await #expect(throws: DisclosureRecordError.ended) {
            try await server.append(try RecordsServer.record(1, ending: .provided(at: at)))
        }
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 2, records: 1))
    }

    @Test(arguments: Engine.allCases)
    func `no statement changes or deletes an entry`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        try await server.append(try RecordsServer.record(1))
        let statements = [
            "DELETE FROM disclosure_entries WHERE tenant_id = $1",
            "UPDATE disclosure_entries SET document = '{}' WHERE tenant_id = $1",
            "UPDATE disclosure_entries SET written_by = 'x', document = NULL WHERE tenant_id = $1",
        ]
        for statement in statements {
            await #expect(throws: StoreError.self) { try await server.mayor.write { tx in try tx.run(statement) } }
        }
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 1, records: 1))
    }

    /// Somebody who owns the database can take the triggers away; the chain shows what was done.
    @Test(arguments: [
        ("UPDATE disclosure_entries SET document = replace(document, 'suzuki', 'tanaka') WHERE entry_number = 2", 2),
        ("UPDATE disclosure_entries SET written_by = 'account:tanaka' WHERE entry_number = 2", 2),
        ("DELETE FROM disclosure_entries WHERE entry_number = 2", 2),
        ("UPDATE disclosure_entries SET document = NULL WHERE entry_number = 2", 2),
        ("UPDATE disclosure_records SET document = replace(document, 'suzuki', 'tanaka') WHERE record_number = 3", 3),
        ("DELETE FROM disclosure_records WHERE record_number = 3", 3),
    ])
    func `a bypass is found`(statement: String, entry: Int64) async throws {
        let server = try await RecordsServer()
        for number in 1...3 { try await server.append(try RecordsServer.record(number)) }
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 3, records: 3))
        try await server.mayor.base.write { tx in
            try tx.run("DROP TRIGGER disclosure_entries_fixed", [])
            try tx.run("DROP TRIGGER disclosure_entries_keep", [])
            try tx.run(statement, [])
        }
        guard case .broken(let found, _) = try await DisclosureRecordService.verify(server.mayor) else {
            Issue.record("not found: \(statement)")
            return
        }
        #expect(found == entry)
    }

    /// Who rewrites the whole chain, hashes and all, or cuts its end off, is betrayed by the audit log.
    @Test func `a chain that was made anew does not match the seals in the audit log`() async throws {
        let (server, forged) = (try await RecordsServer(), try await RecordsServer())
        var seals: [DisclosureSeal] = []
        for number in 1...3 {
            let record = try RecordsServer.record(number)
            let entry = try await server.mayor.write { tx in
                try DisclosureRecordService.append(record, by: record.clerk, at: RecordsServer.start, in: tx)
            }
            let seal = try #require(entry?.seal)
            seals.append(try #require(DisclosureSeal(subject: "record 1 \(seal) inquirer")))
        }
        #expect(
            try await DisclosureRecordService.verify(server.mayor, against: seals) == .intact(entries: 3, records: 3))
        try await forged.append(try RecordsServer.record(1))
        try await forged.append(try RecordsServer.record(2, clerk: "account:tanaka"))
        #expect(try await DisclosureRecordService.verify(forged.mayor) == .intact(entries: 2, records: 2))
        #expect(
            try await DisclosureRecordService.verify(forged.mayor, against: seals)
                == .broken(entry: 2, reason: "the entry does not match the audit log"))
        let short = try await RecordsServer()
        try await short.append(try RecordsServer.record(1))
        #expect(
            try await DisclosureRecordService.verify(short.mayor, against: seals)
                == .broken(entry: 2, reason: "an entry of the audit log is missing"))
        #expect(DisclosureSeal(subject: "file 1 entries=2") == nil)
    }

    @Test(arguments: Engine.allCases)
    func `a record is kept seven years after its last entry, and then emptied`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        let day = 86_400.0
        try await server.append(try RecordsServer.record(1))
        try await server.append(
            try RecordsServer.record(
                2,
                replicas: [ProvidedReplica(system: "tax", recordIdentifier: try RecordIdentifier("T-1"))]))
        try await server.append(
            try RecordsServer.record(2, ending: .provided(at: RecordsServer.later(9 * day))), after: 9 * day)
        func purge(_ text: String) async throws -> Int {
            let instant = try #require(CalendarDay(text)).instant(hour: 12)
            return try await server.mayor.write { tx in try DisclosureRetention.purge(at: instant, in: tx) }
        }
        #expect(try await purge("2023-07-01") == 0)
        #expect(try await purge("2023-07-02") == 1)
        #expect(try await server.standing(try RecordsServer.record(1)) == nil)
        #expect(try await server.standing(try RecordsServer.record(2)) != nil)
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 4, records: 1))
        #expect(try await purge("2023-07-11") == 1)
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 5, records: 0))
        let texts = try await server.mayor.read { tx in
            try tx.rows("SELECT kind FROM disclosure_entries WHERE tenant_id = $1 AND document IS NOT NULL")
                .map { try $0.text("kind") }
        }
        #expect(Set(texts) == ["purged"])
        // What was emptied is never taken for a new 照会's number.
        #expect(try await server.append(try RecordsServer.record(3), after: 8 * 365 * day) == 6)
    }

    @Test(arguments: [
        ("2023-07-01", "2016-07-01"), ("2024-02-29", "2017-02-28"), ("2023-03-01", "2016-03-01"),
    ])
    func `seven years are counted by the calendar`(today: String, limit: String) throws {
        #expect(DisclosureRecordRules.limit(on: try #require(CalendarDay(today))).description == limit)
    }

    @Test func `records follow a changed number, and stay when it goes`() async throws {
        let server = try await RecordsServer()
        try await server.append(try RecordsServer.record(1))
        let (old, new) = (try AtenaNumber("1001"), try AtenaNumber("2002"))
        try await server.mayor.write { tx in
            try DisclosureRecordFollower().changed(old, to: new, at: RecordsServer.later(5), in: tx)
            DisclosureRecordFollower().removed(new, at: RecordsServer.later(6), in: tx)
        }
        let standing = try #require(try await server.standing(try RecordsServer.record(1)))
        #expect(standing.record.atenaNumber == new)
        // The ending of a 照会 that began under the old number still finds its record.
        try await server.append(try RecordsServer.record(1, ending: .provided(at: RecordsServer.later(9))), after: 9)
        #expect(try await server.standing(try RecordsServer.record(1))?.record.atenaNumber == new)
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 3, records: 1))
    }

    @Test(arguments: Engine.allCases)
    func `a 求め that was refused is one entry without a 処理通番`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        let refused = try RecordsServer.record(
            1, numbered: false, ending: .notProvided("noPermit", at: RecordsServer.later(1)))
        let number = try await server.append(refused, after: 1)
        #expect(try await server.append(refused, after: 2) == number)
        let standing = try #require(try await server.standing(refused))
        #expect(standing.record.processingNumber == nil && standing.record.ending?.reason == "noPermit")
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 1, records: 1))
    }

    @Test(arguments: Engine.allCases)
    func `who was given a 副本 is found by it`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        let given = ProvidedReplica(system: "tax", recordIdentifier: try RecordIdentifier("T-1"))
        for number in 1...3 {
            let at = Double(number) * 60
            try await server.append(try RecordsServer.record(number, side: .provider, after: at))
            try await server.append(
                try RecordsServer.record(
                    number, side: .provider, after: at, ending: .provided(at: RecordsServer.later(at + 1)),
                    replicas: number == 2 ? [] : [given]))
        }
        let found = try await server.mayor.read { tx in try DisclosureRecordService.records(giving: given, in: tx) }
        #expect(found.map(\.record.processingNumber?.text) == ["P3", "P1"])
        let asked = try JSONDecoder().decode(
            [ReplicaEntry].self,
            from: Data(
                #"[{"recordIdentifier":"T-2"},{"recordIdentifier":"T-1"},{"recordIdentifier":"T-1"}]"#.utf8))
        let (own, others) = try await server.mayor.read { tx in
            (
                try Recipients.found(in: tx, of: asked, system: "tax").recipients,
                try Recipients.found(in: tx, of: asked, system: "welfare").recipients
            )
        }
        #expect(own.map(\.providedAt) == ["2016-07-01T11:03:01+09:00", "2016-07-01T11:01:01+09:00"])
        #expect(own.allSatisfy { $0.recipientCode.text == "0220113112101700" } && others.isEmpty)
    }
}
