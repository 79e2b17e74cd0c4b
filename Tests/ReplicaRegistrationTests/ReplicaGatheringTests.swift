import AuditLog
import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import StorageSQLite
import Synchronization
import Tenancy
import Testing
import WebServer

@testable import ReplicaRegistration

/// Small requests that wait for the writer together are one transaction, and each has its own fate all the same.
@Suite struct ReplicaGatheringTests {
    private let server: OneServer
    private let gate: GatedStore
    private let service: ReplicaService

    init() async throws {
        server = try await OneServer()
        gate = GatedStore(base: server.base)
        service = ReplicaService(store: server.store(on: gate))
        try await server.know([try AtenaNumber("1001"), try AtenaNumber("1002")])
    }

    private static func record(_ name: String, of number: String = "1001", value: String = "1") throws -> ReplicaRecord
    {
        try ReplicaRecord(
            recordIdentifier: RecordIdentifier(name), atenaNumber: try AtenaNumber(number),
            itemCode: try ItemCode("TM00000000000002"), dataSetKey: name, versionNumber: "0001",
            publicationStart: "2016-05-01", administrativeDistrict: "00000", changeKind: .initial,
            values: ["所得額": .text(value)])
    }

    private static func receipt(_ accepted: Int, _ unchanged: Int = 0, rejected: [Int] = []) -> Told {
        Told(accepted: accepted, unchanged: unchanged, rejected: rejected)
    }

    private struct Told: Equatable {
        let accepted: Int
        let unchanged: Int
        let rejected: [Int]
    }

    /// Sends all of them while the writer is busy, so that they wait for it together, in their order; answers what each was told.
    private func send(
        _ requests: [[ReplicaRecord]], of systems: [String] = []
    ) async throws -> [Result<Told, any Error>] {
        gate.isShut = true
        let sent = try await withThrowingTaskGroup(of: (Int, Result<Told, any Error>).self) { group in
            for (place, records) in requests.enumerated() {
                let system = systems.isEmpty ? "legacy-tax" : systems[place]
                group.addTask {
                    do {
                        let receipt = try await service.register(
                            ReplicaSubmission(system: system, records: records),
                            by: OneServer.exchange("system:\(system)", after: Double(place)))
                        return (
                            place,
                            .success(
                                Told(
                                    accepted: receipt.accepted, unchanged: receipt.unchanged,
                                    rejected: receipt.rejected.map(\.row)))
                        )
                    } catch {
                        return (place, .failure(error))
                    }
                }
                // The order of their coming is a part of what is looked at.
                try await Task.sleep(for: .milliseconds(20))
            }
            gate.isShut = false
            var sent = [Result<Told, any Error>?](repeating: nil, count: requests.count)
            for try await (place, result) in group { sent[place] = result }
            return sent
        }
        return sent.compactMap(\.self)
    }

    private func subjects() async throws -> [String] {
        try await server.base.read { tx in
            try AuditLog.records(after: 0, limit: 1_000, in: tx).filter { $0.event == "replica.registered" }
        }.map { "\($0.actor) \($0.outcome) \($0.subject)" }
    }

    private func identifiers() async throws -> [String] {
        try await server.base.read { tx in
            try tx.rows("SELECT record_id FROM replicas ORDER BY record_id", []).map { try $0.text("record_id") }
        }
    }

    @Test func `whoever waits together is one transaction, with a record for each`() async throws {
        let told = try await send((1...12).map { [try Self.record("P-\($0)")] })
        #expect(try told.map { try $0.get() } == Array(repeating: Self.receipt(1), count: 12))
        #expect(gate.writes == 1)
        #expect(try await identifiers().count == 12)
        #expect(
            try await subjects()
                == Array(
                    repeating: "system:legacy-tax success legacy-tax accepted=1 unchanged=0 rejected=0", count: 12))
    }

    @Test func `who comes alone goes alone, at once`() async throws {
        for place in 1...3 {
            _ = try await service.register(
                ReplicaSubmission(system: "legacy-tax", records: [try Self.record("P-\(place)")]),
                by: OneServer.exchange())
            #expect(gate.writes == place)
        }
    }

    @Test func `each is told of its own rows, by their places in its own request`() async throws {
        let requests = [
            [try Self.record("A")],
            [try Self.record("B"), try Self.record("C", of: "9999"), try Self.record("D", of: "1002")],
            [try Self.record("A")],
            [],
            [try Self.record("E", of: "9999")],
            [try Self.record("F"), try Self.record("B", value: "2"), try Self.record("B")],
            [try Self.record("G")],
        ]
        let told = try await send(requests)
        #expect(gate.writes == 1)
        #expect(
            try told.map { try $0.get() } == [
                Self.receipt(1), Self.receipt(2, rejected: [2]), Self.receipt(0, 1), Self.receipt(0),
                Self.receipt(0, rejected: [1]), Self.receipt(1, 1, rejected: [2]), Self.receipt(1),
            ])
        #expect(try await identifiers() == ["A", "B", "D", "F", "G"])
        #expect(
            try await subjects().map { $0.replacing("system:legacy-tax ", with: "") } == [
                "success legacy-tax accepted=1 unchanged=0 rejected=0",
                "success legacy-tax accepted=2 unchanged=0 rejected=1",
                "success legacy-tax accepted=0 unchanged=1 rejected=0",
                "success legacy-tax accepted=0 unchanged=0 rejected=0",
                "refused legacy-tax accepted=0 unchanged=0 rejected=1",
                "success legacy-tax accepted=1 unchanged=1 rejected=1",
                "success legacy-tax accepted=1 unchanged=0 rejected=0",
            ])
    }

    @Test func `systems that wait together keep their identifiers apart`() async throws {
        let told = try await send(
            [[try Self.record("A")], [try Self.record("A", value: "2")], [try Self.record("A")]],
            of: ["legacy-tax", "legacy-welfare", "legacy-tax"])
        #expect(try told.map { try $0.get() } == [Self.receipt(1), Self.receipt(1), Self.receipt(0, 1)])
        #expect(gate.writes == 1)
    }

    @Test func `one that breaks the transaction breaks nobody else's`() async throws {
        gate.breaks = "P-3"
        let told = try await send((1...5).map { [try Self.record("P-\($0)")] })
        for (place, result) in told.enumerated() {
            if place == 2 {
                #expect(throws: StoreError.self) { try result.get() }
            } else {
                #expect(try result.get() == Self.receipt(1))
            }
        }
        #expect(try await identifiers() == ["P-1", "P-2", "P-4", "P-5"])
        #expect(try await subjects().count == 4)
    }

    @Test func `one that goes first and breaks the transaction breaks nobody else's`() async throws {
        gate.breaks = "P-1"
        let told = try await send((1...3).map { [try Self.record("P-\($0)")] })
        #expect(throws: StoreError.self) { try told[0].get() }
        #expect(try told.dropFirst().map { try $0.get() } == [Self.receipt(1), Self.receipt(1)])
    }

    @Test func `one that breaks the transaction when an engine does it again breaks nobody else's`() async throws {
        gate.breaks = "P-2"
        gate.doesAgain = true
        let told = try await send((1...3).map { [try Self.record("P-\($0)")] })
        #expect(throws: StoreError.engine("no room for P-2")) { try told[1].get() }
        #expect(try [told[0], told[2]].map { try $0.get() } == [Self.receipt(1), Self.receipt(1)])
        #expect(try await identifiers() == ["P-1", "P-3"])
    }

    @Test func `a commit that is lost is lost for all of them, and tried by nobody again`() async throws {
        gate.losesCommits = true
        let told = try await send((1...4).map { [try Self.record("P-\($0)")] })
        #expect(told.count == 4)
        for result in told { #expect(throws: StoreError.engine("the disk is full")) { try result.get() } }
        #expect(gate.writes == 1)
        // It begins anew with the next.
        gate.losesCommits = false
        #expect(try await send([[try Self.record("P-9")]]).map { try $0.get() } == [Self.receipt(1)])
    }

    @Test func `without a transaction everybody is told, and nobody waits for ever`() async throws {
        gate.refuses = true
        let told = try await send((1...4).map { [try Self.record("P-\($0)")] })
        for result in told { #expect(throws: StoreError.engine("the database is away")) { try result.get() } }
        #expect(gate.asked == 1, "whoever waited is told at once, one after the other would take for ever")
        gate.refuses = false
        #expect(try await send([[try Self.record("P-1")]]).map { try $0.get() } == [Self.receipt(1)])
    }

    @Test func `beside others a transaction holds few records, and the rest follows`() async throws {
        gate.isBesideOthers = true
        let told = try await send(
            try (0..<10).map { request in try (0..<7).map { try Self.record("P-\(request)-\($0)") } })
        #expect(try told.map { try $0.get() } == Array(repeating: Self.receipt(7), count: 10))
        // Three of seven go together, four would be more than 25.
        #expect(gate.writes == 4)
        #expect(try await identifiers().count == 70)
    }
}

/// A database whose writer can be kept busy, and that fails where it is told to.
private final class GatedStore: WrappedStore {
    private struct State {
        var isShut = false
        var asked = 0
        var writes = 0
        var isBesideOthers = false
        var breaks: String?
        var losesCommits = false
        var doesAgain = false
        var refuses = false
    }

    let base: any DataStore
    private let state = Mutex(State())

    init(base: any DataStore) {
        self.base = base
    }

    var isShut: Bool {
        get { state.withLock { $0.isShut } }
        set { state.withLock { $0.isShut = newValue } }
    }
    /// How often a transaction was asked for.
    var asked: Int { state.withLock { $0.asked } }
    /// Transactions that were begun.
    var writes: Int { state.withLock { $0.writes } }
    /// The record that breaks its transaction.
    var breaks: String? {
        get { state.withLock { $0.breaks } }
        set { state.withLock { $0.breaks = newValue } }
    }
    var losesCommits: Bool {
        get { state.withLock { $0.losesCommits } }
        set { state.withLock { $0.losesCommits = newValue } }
    }
    /// Whether the next transaction is done twice.
    var doesAgain: Bool {
        get { state.withLock { $0.doesAgain } }
        set { state.withLock { $0.doesAgain = newValue } }
    }
    var refuses: Bool {
        get { state.withLock { $0.refuses } }
        set { state.withLock { $0.refuses = newValue } }
    }
    var isBesideOthers: Bool {
        get { state.withLock { $0.isBesideOthers } }
        set { state.withLock { $0.isBesideOthers = newValue } }
    }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        while isShut { try await Task.sleep(for: .milliseconds(5)) }
        state.withLock { $0.asked += 1 }
        if refuses { throw StoreError.engine("the database is away") }
        let (breaks, losesCommits) = state.withLock { state in
            state.writes += 1
            return (state.breaks, state.losesCommits)
        }
        if state.withLock({ state in
            defer { state.doesAgain = false }
            return state.doesAgain
        }) {
            // As an engine does it: all of it went well, and nothing of it stays.
            try? await base.write { tx in
                _ = try body(tx)
                throw StoreError.engine("once more")
            }
        }
        return try await base.write { tx in
            let answer = try body(breaks.map { BreakingTransaction(base: tx, record: $0) } ?? tx)
            if losesCommits { throw StoreError.engine("the disk is full") }
            return answer
        }
    }
}

/// A transaction that has no room for one record.
private struct BreakingTransaction: StoreTransaction {
    let base: any StoreTransaction
    let record: String

    var dialect: Dialect { base.dialect }
    var chainEnds: ChainEnds { base.chainEnds }
    func confine(to tenant: String) throws { try base.confine(to: tenant) }
    func requireEveryRow() throws { try base.requireEveryRow() }
    func run(_ sql: String, _ values: [StoredValue]) throws -> Int { try base.run(sql, values) }
    func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow] { try base.rows(sql, values) }

    func load(_ table: String, _ columns: [String], _ rows: [[StoredValue]]) throws -> [Int] {
        if rows.contains(where: { $0.contains(.text(record)) }) { throw StoreError.engine("no room for \(record)") }
        return try base.load(table, columns, rows)
    }
}
