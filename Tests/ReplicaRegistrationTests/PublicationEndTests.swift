import Foundation
import Identifiers
import OrganisationProtocol
import Tenancy
import Testing
import WebServer

@testable import ReplicaRegistration

/// 公開終了日 of many: a rule beside the rows, and taken back it was never there.
struct PublicationEndTests {
    private let server: OneServer
    private let ends: PublicationEndService
    private let extract: ReplicaSubmission

    init() async throws {
        server = try await OneServer()
        ends = PublicationEndService(store: server.store)
        extract = try JSONDecoder().decode(
            ReplicaSubmission.self,
            from: Data(contentsOf: OneServer.root.appending(path: "Examples/replica-tax.json")))
        try await server.know(extract.records.map(\.atenaNumber))
        _ = try await ReplicaService(store: server.store).register(extract, by: OneServer.exchange())
    }

    private func request(_ key: String = "k", _ changes: [String: Any] = [:]) throws -> PublicationEndRequest {
        let plain: [String: Any] = [
            "requestKey": key, "itemCode": extract.records[0].itemCode.text, "publicationEnd": "2017-03-31",
        ]
        let body = try JSONSerialization.data(withJSONObject: plain.merging(changes) { _, new in new })
        return try JSONDecoder().decode(PublicationEndRequest.self, from: body)
    }

    /// 公開終了日 in effect of the first and of the last, which has one of its own (2017-04-30).
    private func effective() async throws -> [String?] {
        try await server.store.read { tx in
            try [extract.records[0], extract.records[19]].map {
                try ReplicaStore(tx: tx).replicas(of: $0.atenaNumber, in: nil, limit: 1)[0].publicationEnd
            }
        }
    }

    @Test func `the earliest day is in effect, and taking one back brings back what was`() async throws {
        #expect(try await effective() == [nil, "2017-04-30"])
        let set = try await ends.set(try request(), by: OneServer.exchange(after: 9))
        #expect(set.number == 1 && set.records == 20 && set.state == "inEffect")
        #expect(try await effective() == ["2017-03-31", "2017-03-31"])
        let later = try await ends.set(
            try request("l", ["publicationEnd": "2018-03-31"]), by: OneServer.exchange(after: 10))
        #expect(try await effective() == ["2017-03-31", "2017-03-31"])
        #expect(try await ends.cancel(1, by: OneServer.exchange(after: 11)).state == "cancelled")
        #expect(try await effective() == ["2018-03-31", "2017-04-30"])
        let again = try await ends.cancel(1, by: OneServer.exchange(after: 99))
        #expect(again == (try await ends.status(of: 1, by: OneServer.exchange())), "taken back once")
        _ = try await ends.cancel(later.number, by: OneServer.exchange(after: 12))
        #expect(try await effective() == [nil, "2017-04-30"])
    }

    @Test func `what is registered afterwards is not touched`() async throws {
        _ = try await ends.set(try request(), by: OneServer.exchange(after: 9))
        let record = extract.records[0]
        let next = ReplicaRecord(
            recordIdentifier: try RecordIdentifier("next"), atenaNumber: record.atenaNumber, itemCode: record.itemCode,
            dataSetKey: record.dataSetKey, versionNumber: "0002", publicationStart: "2017-04-01",
            administrativeDistrict: record.administrativeDistrict, changeKind: .revision, values: record.values)
        _ = try await ReplicaService(store: server.store).register(
            ReplicaSubmission(system: extract.system, records: [next]), by: OneServer.exchange(after: 20))
        let found = try await server.store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: record.atenaNumber, in: nil, limit: 9)
        }
        #expect(found.map(\.record.versionNumber) == ["0002", "0001"])
        #expect(found.map(\.publicationEnd) == [nil, "2017-03-31"])
    }

    @Test func `a retry sets nothing twice, and another request needs another key`() async throws {
        let first = try await ends.set(try request(), by: OneServer.exchange(after: 9))
        #expect(try await ends.set(try request(), by: OneServer.exchange(after: 50)) == first)
        await #expect(throws: PublicationEndError.keyInUse) {
            try await ends.set(try request("k", ["publicationEnd": "2019-03-31"]), by: OneServer.exchange(after: 51))
        }
    }

    static let refused: [(String, [String: String], PublicationEndError)] = [
        ("k", ["publicationEnd": "2017-02-29"], .badDay), ("k", ["publicationEnd": "平成29年"], .badDay),
        ("k", ["registeredBefore": "昨日"], .badInstant), ("鍵", [:], .badKey), ("", [:], .badKey),
        ("k", ["itemCode": "TM99999999999999"], .nothing), ("k", ["administrativeDistrict": "99999"], .nothing),
        ("k", ["registeredBefore": "2001-01-01T00:00:00+09:00"], .nothing),
    ]

    @Test(arguments: 0..<refused.count) func `what cannot be meant is refused`(index: Int) async throws {
        let (key, changes, error) = Self.refused[index]
        await #expect(throws: error) { try await ends.set(try request(key, changes), by: OneServer.exchange(after: 9)) }
    }

    @Test func `another count than expected sets nothing`() async throws {
        await #expect(throws: PublicationEndError.otherCount(expected: 19, found: 20)) {
            try await ends.set(try request("k", ["expectedRecords": 19]), by: OneServer.exchange(after: 9))
        }
        #expect(try await effective() == [nil, "2017-04-30"])
    }

    @Test func `another system's are not there`() async throws {
        _ = try await ends.set(try request(), by: OneServer.exchange(after: 9))
        let other = OneServer.exchange("system:legacy-welfare", after: 9)
        await #expect(throws: PublicationEndError.unknown) { try await ends.status(of: 1, by: other) }
        await #expect(throws: PublicationEndError.unknown) { try await ends.cancel(1, by: other) }
        await #expect(throws: PublicationEndError.nothing) { try await ends.set(try request("o"), by: other) }
    }

    @Test func `副本 follow their 統合宛名番号`() async throws {
        let (old, new) = (extract.records[0].atenaNumber, try AtenaNumber("777"))
        try await server.store.write { tx in
            try ReplicaFollower().changed(old, to: new, at: OneServer.start, in: tx)
        }
        let found = try await server.store.read { tx in
            try [old, new].map { try ReplicaStore(tx: tx).replicas(of: $0, in: nil, limit: 9) }
        }
        #expect(found[0].isEmpty)
        #expect(found[1].map(\.record.atenaNumber) == [new])
        #expect(found[1].map(\.record.values) == [extract.records[0].values])
    }
}
