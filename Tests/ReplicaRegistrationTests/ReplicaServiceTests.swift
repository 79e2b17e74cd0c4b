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
    private static let start = Date(timeIntervalSince1970: 1_463_628_600)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private let base: SQLiteStore
    private let store: TenantStore
    private let service: ReplicaService

    init() async throws {
        let base = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "replicas-\(UUID().uuidString).sqlite").path())
        try await base.migrate(
            AuditLog.schema + TenantDirectory.schema + MasterSchema.steps + AtenaNumberStore.schema
                + ReplicaSchema.steps)
        let point = AccessPoint(host: "atena.example", port: 443)
        let tenant = Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: .mayor),
            organisationName: "松本市", hostName: "mayor.example", address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("0220113112101700"), atenaAccessPoint: point, registryAccessPoint: point,
                usesBasicFour: true, version: 1), createdAt: Self.start)
        try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        self.base = base
        store = TenantStore(tenant: tenant.identifier, base: base)
        service = ReplicaService(store: store)
        let master = try JSONDecoder().decode(
            DistributedMaster.self, from: Data(contentsOf: Self.root.appending(path: "Examples/master-test.json")))
        try await MasterService(store: store).apply(master, by: Self.exchange("operator:o"))
    }

    private static func exchange(_ identifier: String = "system:legacy-tax", after seconds: Double = 0) -> Exchange {
        Exchange(
            event: .replicasRegistered,
            actor: Actor(identifier: identifier, name: "", role: .legacySystem, permissions: []),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9",
            now: start.addingTimeInterval(seconds))
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

    private func know(_ numbers: [AtenaNumber]) async throws {
        try await store.write { tx in
            for number in Set(numbers) {
                try tx.run(
                    """
                    INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by)
                    VALUES ($1, $2, 0, 'system:atena')
                    """, [.text(number.text)])
            }
        }
    }

    private func count() async throws -> Int {
        try await store.read { tx in try ReplicaStore(tx: tx).counts(in: nil).reduce(0) { $0 + $1.count } }
    }

    private func last() async throws -> AuditRecord? {
        try await base.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx).last }
    }

    @Test(arguments: ["replica-tax", "replica-welfare"]) func theShippedExtractsAreTaken(name: String) async throws {
        let extract = try Self.example(name)
        try await know(extract.records.map(\.atenaNumber))
        let receipt = try await service.register(extract, by: Self.exchange("system:\(extract.system)"))
        #expect(receipt == ReplicaReceipt(accepted: 20, unchanged: 0, rejected: []))
        let first = try #require(extract.records.first)
        let kept = try await store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: first.atenaNumber.text, in: nil, limit: 10)
        }
        #expect(kept.contains { $0.record == first && $0.system == extract.system })
        #expect(try await last()?.subject == "\(extract.system) accepted=20 unchanged=0 rejected=0")
    }

    @Test func theSameAgainChangesNothing() async throws {
        let extract = try Self.example()
        try await know(extract.records.map(\.atenaNumber))
        _ = try await service.register(extract, by: Self.exchange())
        let again = try await service.register(extract, by: Self.exchange(after: 60))
        #expect(again == ReplicaReceipt(accepted: 0, unchanged: 20, rejected: []))
        let counts = try await store.read { tx in try ReplicaStore(tx: tx).counts(in: nil) }
        #expect(counts.map(\.count) == [20] && counts.map(\.lastRegisteredAt) == [Self.start])
        #expect(try await last()?.outcome == .success)
    }

    @Test func theSameIdentifierWithOtherContentIsRefusedAndTheFirstStands() async throws {
        let extract = try Self.example()
        try await know(extract.records.map(\.atenaNumber))
        _ = try await service.register(extract, by: Self.exchange())
        let other = try Self.changed(#""所得額": "1335000""#, to: #""所得額": "9""#)
        let receipt = try await service.register(other, by: Self.exchange())
        #expect(receipt.accepted == 0 && receipt.unchanged == 19)
        #expect(receipt.rejected.map(\.row) == [2])
        #expect(receipt.rejected.first?.code == "replica.identifier-taken")
        #expect(receipt.rejected.first?.message == "「レコード識別番号」tax-0002が既に存在しています。")
        let kept = try await store.read { tx in
            try ReplicaStore(tx: tx).replicas(of: extract.records[1].atenaNumber.text, in: nil, limit: 10)
        }
        #expect(kept.map(\.record) == [extract.records[1]])
    }

    @Test func oneSystemsIdentifiersAreNotTheOthers() async throws {
        let tax = try Self.example()
        try await know(tax.records.map(\.atenaNumber))
        _ = try await service.register(tax, by: Self.exchange())
        let welfare = ReplicaSubmission(system: "legacy-welfare", records: tax.records)
        let receipt = try await service.register(welfare, by: Self.exchange("system:legacy-welfare"))
        #expect(receipt.accepted == 20 && receipt.rejected.isEmpty)
    }

    @Test func goodRowsAreTakenBesideBadOnes() async throws {
        let extract = try Self.example()
        let known = extract.records.enumerated().filter { ![0, 7].contains($0.offset) }
        try await know(known.map(\.element.atenaNumber))
        let receipt = try await service.register(extract, by: Self.exchange())
        #expect(receipt.accepted == 18 && receipt.rejected.map(\.row) == [1, 8])
        #expect(Set(receipt.rejected.map(\.code)) == ["replica.unknown-atena-number"])
        #expect(receipt.rejected.first?.message.contains(extract.records[0].atenaNumber.text) == true)
        #expect(try await count() == 18)
        let record = try #require(try await last())
        #expect(record.outcome == .success && record.subject == "legacy-tax accepted=18 unchanged=0 rejected=2")

        try await know([extract.records[0].atenaNumber, extract.records[7].atenaNumber])
        let again = try await service.register(extract, by: Self.exchange())
        #expect(again == ReplicaReceipt(accepted: 2, unchanged: 18, rejected: []))
    }

    @Test func nothingTakenIsARefusal() async throws {
        let receipt = try await service.register(Self.example(), by: Self.exchange())
        #expect(receipt.accepted == 0 && receipt.rejected.map(\.row) == Array(1...20))
        #expect(try await count() == 0)
        #expect(try await last()?.outcome == .refused)
    }

    @Test func twiceInOneRequestCountsOnce() async throws {
        let record = try #require(try Self.example().records.first)
        let other = try #require(try Self.changed(#""所得額": "1200000""#, to: #""所得額": "9""#).records.first)
        try await know([record.atenaNumber])
        let receipt = try await service.register(
            ReplicaSubmission(system: "legacy-tax", records: [record, record, other]), by: Self.exchange())
        #expect(receipt.accepted == 1 && receipt.unchanged == 1 && receipt.rejected.map(\.row) == [3])
    }

    @Test(arguments: ["system:legacy-welfare", "system:atena", "account:legacy-tax", "legacy-tax", "anonymous"])
    func anotherSystemsCertificateIsRefused(identifier: String) async throws {
        let extract = try Self.example()
        try await know(extract.records.map(\.atenaNumber))
        let problem = await #expect(throws: Problem.self) {
            try await service.register(extract, by: Self.exchange(identifier))
        }
        #expect(problem?.status == 403 && problem?.code == "replica.other-system")
        #expect(try await count() == 0)
    }

    @Test func tooManyAtOnceAreRefusedWhole() async throws {
        let record = try #require(try Self.example().records.first)
        try await know([record.atenaNumber])
        let many = ReplicaSubmission(
            system: "legacy-tax", records: Array(repeating: record, count: ReplicaService.limit + 1))
        let problem = await #expect(throws: Problem.self) { try await service.register(many, by: Self.exchange()) }
        #expect(problem?.status == 413 && problem?.code == "replica.too-many")
        #expect(try await count() == 0)
    }
}
