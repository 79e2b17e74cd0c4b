import AuditLog
import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Storage
import StorageSQLite
import Synchronization
import Tenancy
import Testing
import WebServer

@testable import ReplicaRegistration

/// 副本 that contradict 統合宛名, from registration to a person's decision.
struct ReplicaLinkTests {
    /// 統合宛名 as far as a comparison goes; nil is silence.
    final class Register: Sendable {
        let facts = Mutex<[String: PersonFacts]>([
            "1001": PersonFacts(birthDate: "1980-04-01", sex: "男"),
            "1002": PersonFacts(birthDate: "1990-01-01", sex: "女"),
        ])
        let asked = Mutex(0)
        struct Silent: Error {}

        func ask(_ number: AtenaNumber, _ now: Date) throws -> PersonFacts {
            asked.withLock { $0 += 1 }
            guard let found = facts.withLock({ $0[number.text] }) else { throw Silent() }
            return found
        }
    }

    let server: OneServer
    let register = Register()

    init() async throws {
        server = try await OneServer()
        try await server.know([AtenaNumber("1001"), AtenaNumber("1002"), AtenaNumber("1003")])
    }

    func check(after seconds: Double = 1) -> ReplicaLinkCheck {
        ReplicaLinkCheck(
            store: server.store, scope: AuditScope(organisation: "202029", bureau: "mayor"),
            clock: RehearsalClock(at: OneServer.start.addingTimeInterval(seconds)), ask: { try register.ask($0, $1) })
    }

    func add(
        _ identifier: String, _ number: String, _ values: [String: String], checks: Bool = true,
        wake: @escaping @Sendable () -> Void = {}
    ) async throws {
        let template = try IdentityClaimTests.record(values.mapValues { .text($0) }, identifier)
        let record = ReplicaRecord(
            recordIdentifier: template.recordIdentifier, atenaNumber: try AtenaNumber(number),
            itemCode: template.itemCode, dataSetItemCode: nil, dataSetKey: "k", parentDataSetKey: nil,
            versionNumber: "0001", publicationStart: "2016-05-01", publicationEnd: nil,
            administrativeDistrict: "00000", changeKind: .initial, updatedAt: nil, values: template.values)
        let service = ReplicaService(store: server.store, checksLinks: checks, wake: wake)
        let receipt = try await service.register(
            ReplicaSubmission(system: "legacy-tax", records: [record]), by: OneServer.exchange())
        #expect(receipt.accepted == 1)
    }

    func held(_ number: String) async throws -> [Bool] {
        try await server.store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: AtenaNumber(number), in: nil, limit: 9)
                .sorted { $0.record.recordIdentifier.text < $1.record.recordIdentifier.text }.map(\.isHeld)
        }
    }

    func link(_ identifier: String) async throws -> ReplicaLink? {
        try await server.store.read { tx in try ReplicaLinkStore(tx: tx).link("legacy-tax", identifier) }
    }

    @Test func `whoever compares is woken by what there is to compare, and by nothing else`() async throws {
        let woken = Mutex(0)
        func add(_ identifier: String, _ values: [String: String], checks: Bool = true) async throws -> Int {
            try await self.add(identifier, "1001", values, checks: checks) { woken.withLock { $0 += 1 } }
            return woken.withLock(\.self)
        }
        #expect(try await add("R-1", ["所得額": "1"]) == 0)
        #expect(try await add("R-2", ["性別": "1"]) == 1)
        #expect(try await add("R-3", ["生年月日": "1980-04-01"], checks: false) == 1)
        #expect(try await add("R-4", ["生年月日": "1980-04-01", "所得額": "1"]) == 2)
    }

    @Test func `a right 副本 is offered once compared, a wrong one is not`() async throws {
        try await add("R-1", "1001", ["生年月日": "1980-04-01", "性別": "1"])
        try await add("R-2", "1001", ["生年月日": "1990-01-01", "所得額": "1"])
        try await add("R-3", "1001", ["所得額": "1"])
        #expect(try await held("1001") == [true, true, false], "nothing is offered before it is compared")
        #expect(try await check().work() == false)
        #expect(try await held("1001") == [false, true, false])
        #expect(register.asked.withLock(\.self) == 1, "one question for each person")
        #expect(try await link("R-1") == nil)
        #expect(try await link("R-2")?.findings == [.birthDate])
        let records = try await server.base.read { tx in
            try tx.rows("SELECT subject FROM audit_records WHERE event = 'replica-link.held'", [])
                .map { try $0.text("subject") }
        }
        #expect(records == ["legacy-tax R-2 birthDate"])
    }

    @Test func `nothing that 統合宛名 said is kept`() async throws {
        try await add("R-1", "1001", ["生年月日": "1990-12-31"])
        _ = try await check().work()
        let kept = try await server.base.read { tx in
            try tx.rows("SELECT * FROM replica_links", []).map { "\($0)" }.joined()
                + tx.rows("SELECT subject FROM audit_records", []).map { "\($0)" }.joined()
        }
        #expect(kept.contains("R-1") && !kept.contains("1980") && !kept.contains("男"))
    }

    @Test func `a silent 統合宛名 holds, and is asked again`() async throws {
        try await add("R-1", "1003", ["性別": "女"])
        _ = try await check().work()
        #expect(try await held("1003") == [true])
        _ = try await check(after: 30).work()
        #expect(register.asked.withLock(\.self) == 1, "not before its time")
        register.facts.withLock { $0["1003"] = PersonFacts(birthDate: "2000-01-01", sex: "女") }
        _ = try await check(after: 62).work()
        #expect(try await held("1003") == [false])
    }

    @Test func `a 副本 that moves to the right number is compared again and offered`() async throws {
        try await add("R-1", "1003", ["生年月日": "1990-01-01"])
        register.facts.withLock { $0["1003"] = PersonFacts(birthDate: "2000-01-01", sex: "女") }
        _ = try await check().work()
        #expect(try await held("1003") == [true])
        try await server.store.write { tx in
            try tx.run("DELETE FROM atena_numbers WHERE tenant_id = $1 AND atena_number = '1002'")
            try ReplicaFollower().changed(
                AtenaNumber("1003"), to: AtenaNumber("1002"), at: OneServer.start.addingTimeInterval(5), in: tx)
        }
        #expect(try await link("R-1")?.state == .pending)
        _ = try await check(after: 9).work()
        #expect(try await held("1002") == [false])
    }

    @Test func `where 基本4情報 are not used nothing is compared and nothing held`() async throws {
        try await add("R-1", "1001", ["生年月日": "1990-01-01"], checks: false)
        #expect(try await held("1001") == [false])
        _ = try await check().work()
        #expect(register.asked.withLock(\.self) == 0)
    }

    @Test func `a person's decision counts, and can be changed`() async throws {
        try await add("R-1", "1001", ["性別": "女"])
        _ = try await check().work()
        for (state, isHeld) in [(ReplicaLink.State.released, false), (.withheld, true)] {
            let now = try #require(try await link("R-1"))
            let decided = try #require(now.decided(state, by: "clerk", because: "台帳で確認", at: OneServer.start))
            try await server.store.write { tx in try ReplicaLinkStore(tx: tx).keep(decided) }
            #expect(try await held("1001") == [isHeld])
        }
        let counts = try await server.store.read { tx in try ReplicaLinkStore(tx: tx).counts(districts: nil) }
        #expect(counts == [.withheld: 1])
        let none = try await server.store.read { tx in
            try ReplicaLinkStore(tx: tx).links(in: [.withheld], districts: ["00009"], limit: 9)
        }
        #expect(none.isEmpty, "another 行政区's is not seen")
    }
}
