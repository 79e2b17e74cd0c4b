import Backup
import EveryEngine
import Foundation
import Identifiers
import Storage
import Tenancy
import Testing

@testable import DisclosureRecords
@testable import Placement
@testable import kakehashi

/// 情報提供等記録 when their server comes back from a backup: they are a chain, and no backup shortens it.
@Suite(.serialized) struct RestoredRecordsTests {
    private static let start = Date(timeIntervalSince1970: 1_467_338_400)
    private let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)").path()
    private let secret = BackupSecret()

    private static func server(_ engine: Engine) async throws -> TenantStore {
        let base = try await engine.store(PlatformSchema.steps)
        let point = AccessPoint(host: "10.0.0.1", port: 443)
        let tenant = Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: .mayor),
            organisationName: "松本市", hostName: "mayor.example", address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("0220113112101700"), atenaAccessPoint: point, registryAccessPoint: point,
                usesBasicFour: true, version: 1), createdAt: start)
        try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        let server = TenantStore(
            tenant: tenant.identifier, base: base,
            vault: DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey()))
        for number in 1...3 { try await append(number, to: server) }
        return server
    }

    private static func append(_ number: Int, to server: TenantStore) async throws {
        let record = DisclosureRecord(
            side: .inquirer, correlation: "c-\(number)", processingNumber: nil,
            inquirer: try HolderCode("0220113112101700"), provider: try HolderCode("0220202029201700"),
            affair: try AffairCode("JM01000000121000"), procedure: try ProcedureCode("JT01010000000214"),
            item: try ItemCode("TM00000000000002"), atenaNumber: nil, clerk: "account:suzuki", requestedAt: start,
            nonDisclosure: NonDisclosure(byInquirer: false, byProvider: false))
        try await server.write { tx in
            _ = try DisclosureRecordService.append(record, by: record.clerk, at: start, in: tx)
        }
    }

    private func backup(_ server: TenantStore) async throws -> BackupPlace {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let place = BackupPlace(folder: folder)
        _ = try await Backup.create(
            .platform, from: server.base, to: secret.publicKey, at: place.sealed, now: ""
        ) { [] }
        return place
    }

    private func bring(_ place: BackupPlace, into server: TenantStore) async throws {
        _ = try await BackupReturn(place: place, secret: secret, tenant: server.tenant.text).bring(
            into: server.base, folder: nil)
    }

    /// What the audit log would say of each entry.
    private static func seals(_ server: TenantStore) async throws -> [DisclosureSeal] {
        try await server.read { tx in
            try DisclosureChainStore(tx: tx).entries(after: 0, limit: 100).map(\.seal)
        }
    }

    @Test(arguments: Engine.allCases) func aServerWithRecordsComesBack(engine: Engine) async throws {
        let server = try await Self.server(engine)
        let place = try await backup(server)
        // What was recorded since is recorded: the backup is older, and takes nothing from the chain.
        try await Self.append(4, to: server)
        try await server.base.write { tx in
            try tx.run("UPDATE tenants SET organisation_name = 'changed since'", [])
        }
        let seals = try await Self.seals(server)
        try await bring(place, into: server)
        #expect(try await DisclosureRecordService.verify(server, against: seals) == .intact(entries: 4, records: 4))
        let known = try await server.base.read { [tenant = server.tenant] tx in
            try TenantDirectory.tenant(tenant, in: tx)
        }
        #expect(known?.organisationName == "松本市")
        // The chain goes on behind its end, and is as closed as it was.
        try await Self.append(5, to: server)
        #expect(try await DisclosureRecordService.verify(server) == .intact(entries: 5, records: 5))
        await #expect(throws: StoreError.self) {
            try await server.base.write { tx in try tx.run("DELETE FROM disclosure_entries", []) }
        }
    }

    /// Whoever could cut the chain did: the backup has more of it.
    @Test(arguments: Engine.allCases) func recordsThatAreMissingComeBack(engine: Engine) async throws {
        let server = try await Self.server(engine)
        let (place, seals) = (try await backup(server), try await Self.seals(server))
        try await server.base.write { [tenant = server.tenant.text] tx in
            try Fence.set(.gone, for: tenant, at: Self.start, in: tx)
            try tx.run("DELETE FROM disclosure_entries WHERE entry_number = 3", [])
            try tx.run("DELETE FROM disclosure_records WHERE record_number = 3", [])
            try Fence.set(.open, for: tenant, at: Self.start, in: tx)
        }
        guard case .broken = try await DisclosureRecordService.verify(server, against: seals) else {
            Issue.record("the cut was not found")
            return
        }
        try await bring(place, into: server)
        #expect(try await DisclosureRecordService.verify(server, against: seals) == .intact(entries: 3, records: 3))
    }

    @Test func aServerThatIsElsewhereDoesNotComeBackHere() async throws {
        let server = try await Self.server(.sqlite)
        let place = try await backup(server)
        for state in [Fence.gone, .arriving, .frozen] {
            try await server.base.write { [tenant = server.tenant.text] tx in
                try Fence.set(state, for: tenant, at: Self.start, in: tx)
            }
            await #expect(throws: PlacementError.elsewhere(server.tenant.text)) {
                try await bring(place, into: server)
            }
        }
    }
}
