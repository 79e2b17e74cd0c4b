import AccessControl
import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
import Masters
import OrganisationProtocol
import Storage
import StorageSQLite
import Tenancy
import Testing
import WebServer

@testable import ReplicaRegistration

/// 副本登録 on a real file: what is good is kept, what is not comes back with its row, a retry doubles nothing.
@Suite struct ReplicaServiceTests {
    private static let start = OneServer.start
    private static let root = OneServer.root
    private let server: OneServer
    private let service: ReplicaService
    private var base: SQLiteStore { server.base }
    private var store: TenantStore { server.store }

    init() async throws {
        server = try await OneServer()
        service = ReplicaService(store: server.store)
    }

    private static func example(_ name: String = "replica-tax") throws -> ReplicaSubmission {
        try JSONDecoder().decode(
            ReplicaSubmission.self, from: Data(contentsOf: root.appending(path: "Examples/\(name).json")))
    }

    /// The example with one text put in the place of another.
    private static func changed(_ text: String, to other: String) throws -> ReplicaSubmission {
        let whole = try String(contentsOf: root.appending(path: "Examples/replica-tax.json"), encoding: .utf8)
        let changed = whole.replacingOccurrences(of: text, with: other)
        try #require(changed != whole)
        return try JSONDecoder().decode(ReplicaSubmission.self, from: Data(changed.utf8))
    }

    private func count() async throws -> Int {
        try await store.read { tx in try ReplicaStore(tx: tx).counts(in: nil).reduce(0) { $0 + $1.count } }
    }

    private func last() async throws -> AuditRecord? {
        try await base.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx).last }
    }

    @Test func whatWasSealedBeforehandStandsUnlessTheKeyWasRenewed() async throws {
        let extract = try Self.example()
        let (records, system) = (extract.records, extract.system)
        try await server.know(records.map(\.atenaNumber))
        // A tenant without a key yet: its first transaction makes one.
        #expect(try await SealedReplicas.sealing(records, of: system, for: store).isLeftToTheTransaction)
        _ = try await service.register(
            ReplicaSubmission(system: system, records: Array(records.prefix(1))), by: OneServer.exchange())
        let sealed = try await SealedReplicas.sealing(records, of: system, for: store)
        let places = Array(records.indices)
        func documents() async throws -> [StoredValue] {
            try await store.write { tx in try sealed.documents(of: records, at: places, system: system, in: tx) }
        }
        #expect(!sealed.isLeftToTheTransaction)
        #expect(try await documents() == documents(), "the same, not sealed once more")
        try await DataKeys(store: store, columns: []).rotate { _ in }
        #expect(
            try await documents().allSatisfy { value in
                guard case .text(let text) = value else { return false }
                return text.hasPrefix("k2.")
            })
        let receipt = try await service.register(extract, by: OneServer.exchange())
        #expect(receipt == RowReceipt(accepted: records.count - 1, unchanged: 1, rejected: []))
    }

    @Test(arguments: ["replica-tax", "replica-welfare"]) func theShippedExtractsAreTaken(name: String) async throws {
        let extract = try Self.example(name)
        try await server.know(extract.records.map(\.atenaNumber))
        let receipt = try await service.register(extract, by: OneServer.exchange("system:\(extract.system)"))
        #expect(receipt == RowReceipt(accepted: 20, unchanged: 0, rejected: []))
        let first = try #require(extract.records.first)
        let kept = try await store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: first.atenaNumber, in: nil, limit: 10)
        }
        #expect(kept.contains { $0.record == first && $0.system == extract.system })
        #expect(try await last()?.subject == "\(extract.system) accepted=20 unchanged=0 rejected=0")
    }

    @Test func theSameAgainChangesNothing() async throws {
        let extract = try Self.example()
        try await server.know(extract.records.map(\.atenaNumber))
        _ = try await service.register(extract, by: OneServer.exchange())
        let again = try await service.register(extract, by: OneServer.exchange(after: 60))
        #expect(again == RowReceipt(accepted: 0, unchanged: 20, rejected: []))
        let counts = try await store.read { tx in try ReplicaStore(tx: tx).counts(in: nil) }
        #expect(counts.map(\.count) == [20] && counts.map(\.lastRegisteredAt) == [Self.start])
        #expect(try await last()?.outcome == .success)
    }

    @Test func theSameIdentifierWithOtherContentIsRefusedAndTheFirstStands() async throws {
        let extract = try Self.example()
        try await server.know(extract.records.map(\.atenaNumber))
        _ = try await service.register(extract, by: OneServer.exchange())
        let other = try Self.changed(#""所得額": "1335000""#, to: #""所得額": "9""#)
        let receipt = try await service.register(other, by: OneServer.exchange())
        #expect(receipt.accepted == 0 && receipt.unchanged == 19)
        #expect(receipt.rejected.map(\.row) == [2])
        #expect(receipt.rejected.first?.code == "replica.identifier-taken")
        #expect(receipt.rejected.first?.message == "「レコード識別番号」tax-0002が既に存在しています。")
        let kept = try await store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: extract.records[1].atenaNumber, in: nil, limit: 10)
        }
        #expect(kept.map(\.record) == [extract.records[1]])
    }

    @Test func oneSystemsIdentifiersAreNotTheOthers() async throws {
        let tax = try Self.example()
        try await server.know(tax.records.map(\.atenaNumber))
        _ = try await service.register(tax, by: OneServer.exchange())
        let welfare = ReplicaSubmission(system: "legacy-welfare", records: tax.records)
        let receipt = try await service.register(welfare, by: OneServer.exchange("system:legacy-welfare"))
        #expect(receipt.accepted == 20 && receipt.rejected.isEmpty)
    }

    @Test func goodRowsAreTakenBesideBadOnes() async throws {
        let extract = try Self.example()
        let known = extract.records.enumerated().filter { ![0, 7].contains($0.offset) }
        try await server.know(known.map(\.element.atenaNumber))
        let receipt = try await service.register(extract, by: OneServer.exchange())
        #expect(receipt.accepted == 18 && receipt.rejected.map(\.row) == [1, 8])
        #expect(Set(receipt.rejected.map(\.code)) == ["replica.unknown-atena-number"])
        // A 個人番号 sent in its place must not come back.
        #expect(receipt.rejected.allSatisfy { !$0.message.contains(extract.records[0].atenaNumber.text) })
        #expect(try await count() == 18)
        let record = try #require(try await last())
        #expect(record.outcome == .success && record.subject == "legacy-tax accepted=18 unchanged=0 rejected=2")

        try await server.know([extract.records[0].atenaNumber, extract.records[7].atenaNumber])
        let again = try await service.register(extract, by: OneServer.exchange())
        #expect(again == RowReceipt(accepted: 2, unchanged: 18, rejected: []))
    }

    @Test func nothingTakenIsARefusal() async throws {
        let receipt = try await service.register(Self.example(), by: OneServer.exchange())
        #expect(receipt.accepted == 0 && receipt.rejected.map(\.row) == Array(1...20))
        #expect(try await count() == 0)
        #expect(try await last()?.outcome == .refused)
    }

    @Test func twiceInOneRequestCountsOnce() async throws {
        let record = try #require(try Self.example().records.first)
        let other = try #require(try Self.changed(#""所得額": "1200000""#, to: #""所得額": "9""#).records.first)
        try await server.know([record.atenaNumber])
        let receipt = try await service.register(
            ReplicaSubmission(system: "legacy-tax", records: [record, record, other]), by: OneServer.exchange())
        #expect(receipt.accepted == 1 && receipt.unchanged == 1 && receipt.rejected.map(\.row) == [3])
    }

    @Test(arguments: ["system:legacy-welfare", "system:atena", "account:legacy-tax", "legacy-tax", "anonymous"])
    func anotherSystemsCertificateIsRefused(identifier: String) async throws {
        let extract = try Self.example()
        try await server.know(extract.records.map(\.atenaNumber))
        let problem = await #expect(throws: Problem.self) {
            try await service.register(extract, by: OneServer.exchange(identifier))
        }
        #expect(problem?.status == 403 && problem?.code == "replica.other-system")
        #expect(try await count() == 0)
    }

    @Test func tooManyAtOnceAreRefusedWhole() async throws {
        let record = try #require(try Self.example().records.first)
        try await server.know([record.atenaNumber])
        let many = ReplicaSubmission(
            system: "legacy-tax", records: Array(repeating: record, count: ReplicaService.limit + 1))
        let problem = await #expect(throws: Problem.self) { try await service.register(many, by: OneServer.exchange()) }
        #expect(problem?.status == 413 && problem?.code == "replica.too-many")
        #expect(try await count() == 0)
    }
}
