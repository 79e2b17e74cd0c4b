import AccessControl
import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar
import Tenancy
import Testing
import WebServer

@testable import DisclosureRecords

/// A コアシステム that is down first.
private actor Told {
    struct Down: Error {}
    private var isUp = false
    private(set) var notices: [NonDisclosureNotice] = []

    func setUp() { isUp = true }

    func take(_ told: NonDisclosureNotices) throws {
        guard isUp else { throw Down() }
        notices += told.notices
    }
}

struct DisclosureUpdateTests {
    private static func exchange(after seconds: Double = 0, account: String? = nil) -> Exchange {
        Exchange(
            event: .disclosureRecordsUpdated,
            actor: Actor(
                identifier: account.map { "account:\($0)" } ?? "system:atena-system", name: "", role: .atenaSystem),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9",
            now: RecordsServer.later(seconds))
    }

    private func update(_ json: String) throws -> DisclosureRecordUpdate {
        try JSONDecoder().decode(
            DisclosureRecordUpdate.self, from: Data("{\"userIdentifier\":\"suzuki\",\"reason\":\"申出\",\(json)}".utf8))
    }

    private func take(_ updates: [DisclosureRecordUpdate], at server: RecordsServer, after seconds: Double = 10)
        async throws -> [DisclosureRecordUpdateState]
    {
        let exchange = Self.exchange(after: seconds)
        return try await server.mayor.write { tx in
            try DisclosureUpdateService.take(updates, by: exchange, in: tx)
        }.updates
    }

    private func now(_ states: [DisclosureRecordUpdateState], at server: RecordsServer) async throws -> [String] {
        try await server.mayor.read { tx in
            try DisclosureUpdateService.current(DisclosureRecordUpdateStates(updates: states), in: tx)
        }.updates.map(\.state)
    }

    private func decide(
        _ number: Int64, _ approve: Bool, as account: String, at server: RecordsServer
    ) async throws {
        try await DisclosureUpdateService(store: server.mayor).decide(
            number, approve: approve, by: Self.exchange(after: 100, account: account), account: account)
    }

    @Test(arguments: Engine.allCases)
    func `this side's 不開示 holds at once, the other side's is left alone`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        let record = try RecordsServer.record(
            1, side: .provider, hidden: NonDisclosure(byInquirer: true, byProvider: false))
        let number = try await server.append(record)
        let hide = try update("\"recordNumber\":\(number),\"isNotDisclosed\":true")
        #expect(try await take([hide, hide], at: server).map(\.state) == ["applied", "unchanged"])
        let standing = try #require(try await server.standing(record))
        #expect(standing.record.nonDisclosure == NonDisclosure(byInquirer: true, byProvider: true))
        let show = try update("\"recordNumber\":\(number),\"isNotDisclosed\":false")
        #expect(try await take([show], at: server, after: 20).map(\.state) == ["applied"])
        #expect(
            try await server.standing(record)?.record.nonDisclosure
                == NonDisclosure(byInquirer: true, byProvider: false))
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 3, records: 1))
    }

    @Test(arguments: Engine.allCases)
    func `a judgement is told to the コアシステム until it is kept, the latest one`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        let number = try await server.append(try RecordsServer.record(1))
        let hidden = try await server.append(try RecordsServer.record(2, numbered: false))
        let told = Told()
        func worker(opensAt: Date?) -> JudgementWorker {
            JudgementWorker(
                store: server.mayor, gate: LinkageGate(opensAt: opensAt),
                clock: RehearsalClock(at: RecordsServer.start), report: { _ in }
            ) { notices, _ in try await told.take(notices) }
        }
        let updates = try [
            update("\"recordNumber\":\(number),\"isNotDisclosed\":true"),
            update("\"recordNumber\":\(hidden),\"isNotDisclosed\":true"),
        ]
        _ = try await take(updates, at: server)
        try await worker(opensAt: nil).work()
        await #expect(throws: Told.Down.self) { try await worker(opensAt: RecordsServer.start).work() }
        _ = try await take([try update("\"recordNumber\":\(number),\"isNotDisclosed\":false")], at: server, after: 20)
        await told.setUp()
        try await worker(opensAt: RecordsServer.start).work()
        try await worker(opensAt: RecordsServer.start).work()
        let first = NonDisclosureNotice(processingNumber: try ProcessingNumber("P1"), isNotDisclosed: false)
        #expect(await told.notices == [first], "once; what has no 処理通番 is not known at the centre")
    }

    @Test(arguments: Engine.allCases)
    func `a correction is another entry, once a second person has approved it`(engine: Engine) async throws {
        let server = try await RecordsServer(engine)
        let number = try await server.append(try RecordsServer.record(1))
        let states = try await take(
            [try update("\"recordNumber\":\(number),\"procedureCode\":\"JT01010000000999\"")], at: server)
        #expect(states.map(\.state) == ["waiting"] && states[0].correctionNumber == 1)
        let before = try #require(try await server.standing(try RecordsServer.record(1)))
        #expect(before.record.procedure.text == "JT01010000000214")
        await #expect(throws: DisclosureRecordError.ownCorrection) {
            try await decide(1, true, as: "suzuki", at: server)
        }
        try await decide(1, true, as: "tanaka", at: server)
        await #expect(throws: DisclosureRecordError.decided) { try await decide(1, false, as: "sato", at: server) }
        let after = try #require(try await server.standing(try RecordsServer.record(1)))
        #expect(after.record.procedure.text == "JT01010000000999" && after.number == before.number)
        let history = try await server.mayor.read { tx in try DisclosureRecordService.history(of: number, in: tx) }
        let last = try #require(history.last)
        #expect(last.kind == .corrected && last.refersTo == before.entry && last.approvedBy == "account:tanaka")
        #expect(last.writtenBy == "system:atena-system suzuki" && last.reason == "申出")
        #expect(history.first?.document?.contains("JT01010000000214") == true)
        #expect(try await now(states, at: server) == ["approved"])
        #expect(try await DisclosureRecordService.verify(server.mayor) == .intact(entries: 2, records: 1))
    }

    @Test func `what was changed meanwhile is not corrected, and what is declined neither`() async throws {
        let server = try await RecordsServer()
        let number = try await server.append(try RecordsServer.record(1))
        let change = try update("\"recordNumber\":\(number),\"procedureCode\":\"JT01010000000999\"")
        let states = try await take([change, change], at: server)
        try await decide(1, false, as: "tanaka", at: server)
        try await server.append(
            try RecordsServer.record(1, ending: .provided(at: RecordsServer.later(50))), after: 50)
        await #expect(throws: DisclosureRecordError.superseded) { try await decide(2, true, as: "tanaka", at: server) }
        #expect(try await now(states, at: server) == ["declined", "superseded"])
        let standing = try #require(try await server.standing(try RecordsServer.record(1)))
        #expect(standing.record.procedure.text == "JT01010000000214" && standing.record.ending != nil)
    }

    @Test func `a bad row is said to be bad, and the others go on`() async throws {
        let server = try await RecordsServer()
        let number = try await server.append(try RecordsServer.record(1))
        func row(_ json: String, user: String = "suzuki", reason: String = "申出") throws -> DisclosureRecordUpdate {
            try JSONDecoder().decode(
                DisclosureRecordUpdate.self,
                from: Data("{\"userIdentifier\":\"\(user)\",\"reason\":\"\(reason)\",\(json)}".utf8))
        }
        let good = "\"recordNumber\":\(number),\"isNotDisclosed\":true"
        let rows = [
            try row("\"recordNumber\":99,\"isNotDisclosed\":true"), try row("\"recordNumber\":\(number)"),
            try row("\(good),\"procedureCode\":\"JT01010000000999\""), try row(good, user: ""),
            try row(good, reason: ""), try row(good, reason: "1234-5678-9018の方の申出"),
            try row("\"recordNumber\":\(number),\"atenaNumber\":\"9999\""), try row(good),
        ]
        let states = try await take(rows, at: server)
        #expect(states.map(\.row) == Array(1...8))
        #expect(
            states.map { $0.rejection?.code ?? $0.state } == [
                "disclosure-record.unknown", "disclosure-record.one-change", "disclosure-record.one-change",
                "disclosure-record.bad-user", "disclosure-record.bad-reason", "disclosure-record.bad-reason",
                "disclosure-record.unknown-atena-number", "applied",
            ])
        #expect(states.allSatisfy { $0.rejection?.message.contains("9018") != true })
    }
}
