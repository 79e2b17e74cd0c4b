import Foundation
import Identifiers
import OrganisationProtocol
import Tenancy
import Testing

@testable import ReplicaRegistration

/// Search by several criteria, and what looks wrong.
struct ReplicaChecksTests {
    let server: OneServer

    init() async throws {
        server = try await OneServer()
        try await server.know(["1001", "1002", "1003", "1004"].map { try AtenaNumber($0) })
    }

    func add(
        _ identifier: String, _ number: String, from start: String = "2016-05-01", until end: String? = nil,
        district: String = "00000", item: String = "TM00000000000002", key: String = "k", after seconds: Double = 0
    ) async throws {
        let record = ReplicaRecord(
            recordIdentifier: try RecordIdentifier(identifier), atenaNumber: try AtenaNumber(number),
            itemCode: try ItemCode(item), dataSetItemCode: nil, dataSetKey: key, parentDataSetKey: nil,
            versionNumber: "0001", publicationStart: start, publicationEnd: end,
            administrativeDistrict: district, changeKind: .initial, updatedAt: nil, values: ["所得額": .text("1")])
        let receipt = try await ReplicaService(store: server.store).register(
            ReplicaSubmission(system: "legacy-tax", records: [record]), by: OneServer.exchange(after: seconds))
        #expect(receipt.accepted == 1, "\(receipt.rejected)")
    }

    func findings(_ districts: Set<String>? = nil, staleBefore: Date = .distantPast) async throws -> ReplicaFindings {
        try await server.store.read { tx in
            try ReplicaChecks(tx: tx).findings(in: districts, staleBefore: staleBefore)
        }
    }

    @Test func `criteria hold together`() async throws {
        try await add("R-1", "1001")
        try await add("R-2", "1001", item: "TM00000000000010", after: 86_400)
        try await add("R-3", "1002", district: "00001", after: 86_400)
        func found(_ edit: (inout ReplicaCriteria) throws -> Void, _ districts: Set<String>? = nil) async throws
            -> [String]
        {
            var criteria = ReplicaCriteria()
            try edit(&criteria)
            return try await server.store.read { [criteria] tx in
                let store = ReplicaStore(tx: tx)
                let all = try store.replicas(criteria, in: districts, limit: 9)
                #expect(try store.count(criteria, in: districts) == Int64(all.count))
                return all.map(\.record.recordIdentifier.text).sorted()
            }
        }
        #expect(try await found { _ in } == ["R-1", "R-2", "R-3"])
        #expect(try await found { $0.atenaNumber = try AtenaNumber("1001") } == ["R-1", "R-2"])
        #expect(try await found { $0.itemCode = try ItemCode("TM00000000000002") } == ["R-1", "R-3"])
        #expect(try await found { $0.from = OneServer.start.addingTimeInterval(86_400) } == ["R-2", "R-3"])
        #expect(try await found { $0.until = OneServer.start.addingTimeInterval(86_400) } == ["R-1"])
        #expect(try await found { $0.system = "legacy-welfare" } == [])
        let narrow: [String] = try await found {
            $0.itemCode = try ItemCode("TM00000000000002")
            $0.from = OneServer.start.addingTimeInterval(1)
        }
        #expect(narrow == ["R-3"])
        #expect(try await found({ _ in }, ["00001"]) == ["R-3"])
    }

    @Test func `what is missing and what is stale is listed`() async throws {
        try await add("R-1", "1001")
        try await add("R-2", "1002", item: "TM00000000000010", after: 864_000)
        let found = try await findings(staleBefore: OneServer.start.addingTimeInterval(60))
        #expect(found.withoutReplica?.count == 2)
        #expect(found.withoutReplica?.first.map(\.text) == ["1003", "1004"])
        #expect(!found.itemsWithoutReplica.map(\.text).contains("TM00000000000002"))
        #expect(!found.itemsWithoutReplica.isEmpty)
        #expect(found.stale.map(\.itemCode) == ["TM00000000000002"])
        #expect(try await findings(["00000"]).withoutReplica == nil, "a number belongs to no 行政区")
    }

    @Test func `a number that is gone leaves its 副本 behind, and that is told`() async throws {
        try await add("R-1", "1001")
        #expect(try await findings().withoutNumber.count == 0)
        try await server.store.write { tx in
            try tx.run("DELETE FROM atena_numbers WHERE tenant_id = $1 AND atena_number = '1001'")
        }
        let found = try await findings().withoutNumber
        #expect(found.count == 1 && found.first.map(\.record.recordIdentifier.text) == ["R-1"])
        #expect(try await findings(["00009"]).withoutNumber.count == 0)
    }

    @Test(
        arguments: [
            ("2016-04-30", "k", 0), ("2016-05-01", "k", 1), (nil, "k", 1), ("2016-04-30", "other", 0),
            (nil, "other", 0),
        ] as [(String?, String, Int)])
    func `two of one dataset on one day overlap`(end: String?, key: String, overlaps: Int) async throws {
        try await add("R-1", "1001", from: "2015-05-01", until: end, key: key)
        try await add("R-2", "1001", from: "2016-05-01")
        let found = try await findings().overlaps
        #expect(found.count == overlaps)
        if overlaps > 0 { #expect(found[0].identifiers.map(\.text) == ["R-1", "R-2"]) }
    }
}
