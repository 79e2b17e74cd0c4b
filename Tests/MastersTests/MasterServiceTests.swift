import AuditLog
import Foundation
import Identifiers
import Storage
import StorageSQLite
import Tenancy
import Testing
import WebServer

@testable import Masters

/// Applying masters on a real file without confirmation: all or nothing, and each server for itself.
@Suite struct MasterServiceTests {
    private let fixture: MasterFixture

    init() async throws { fixture = try await MasterFixture() }

    @Test func theShippedMastersAreAppliedInTheirOrder() async throws {
        let provisional = try MasterFixture.master("master-provisional")
        let test = try MasterFixture.master("master-test")
        #expect(try await fixture.mayor.currentVersion() == nil)
        try await fixture.mayor.apply(provisional, by: MasterFixture.exchange("operator:o"))
        try await fixture.mayor.apply(test, by: MasterFixture.exchange())
        #expect(try await fixture.mayor.currentVersion() == "\(test.version)（総合運用テスト用）")
        let history = try await fixture.mayor.distributed.history()
        #expect(history.map(\.number) == [2, 1])
        #expect(try await fixture.mayor.distributed.documents() == [test, provisional])
        #expect(history.map(\.appliedBy) == ["account:admin-1", "operator:o"])
        let lines = try await fixture.records().map { "\($0.event) \($0.organisation) \($0.bureau) \($0.subject)" }
        #expect(
            lines == [
                "master.provisional-applied 202029 mayor \(provisional.version)",
                "master.imported 202029 mayor \(test.version)",
            ])
    }

    @Test func oneServersMasterIsNotTheOthers() async throws {
        let test = try MasterFixture.master("master-test")
        try await fixture.mayor.apply(test, by: MasterFixture.exchange())
        #expect(try await fixture.education.currentVersion() == nil)
        let items = try await fixture.education.distributed.store.read { tx in try MasterService.items(in: tx) }
        #expect(items.isEmpty)
        try await fixture.education.apply(test, by: MasterFixture.exchange())
        #expect(try await fixture.education.distributed.history().map(\.number) == [1])
    }

    @Test func theItemsInForceAreTheNewestMasters() async throws {
        let provisional = try MasterFixture.master("master-provisional")
        let test = try MasterFixture.master("master-test")
        try await fixture.mayor.apply(provisional, by: MasterFixture.exchange())
        try await fixture.mayor.apply(test, by: MasterFixture.exchange())
        let items = try await fixture.mayor.distributed.store.read { tx in try MasterService.items(in: tx) }
        #expect(items == Set(test.items.map(\.code)) && items != Set(provisional.items.map(\.code)))
    }

    /// The last permit of a good document is wrong: nothing before it is taken either, and no record says so.
    @Test func aMasterWithOneFaultAppliesNothing() async throws {
        let good = try MasterFixture.master("master-test")
        let last = try #require(good.permits.last)
        let bad = DistributedMaster(
            identifier: good.identifier, version: good.version, kind: good.kind, validFrom: good.validFrom,
            holders: good.holders, affairs: good.affairs, procedures: good.procedures, items: good.items,
            permits: good.permits + [
                DistributedMaster.Permit(
                    procedure: last.procedure, inquirerKind: "a", providerKind: "b",
                    item: try ItemCode("TM99999999999999"))
            ], delegations: good.delegations)
        let error = await #expect(throws: MasterError.self) {
            try await fixture.mayor.apply(bad, by: MasterFixture.exchange())
        }
        #expect(error?.problem.field == "permits[\(good.permits.count)].item")
        #expect(try await fixture.mayor.distributed.history().isEmpty)
        #expect(try await fixture.records().isEmpty)
    }

    @Test func whatStandsOrLiesBehindIsRefused() async throws {
        let provisional = try MasterFixture.master("master-provisional")
        let test = try MasterFixture.master("master-test")
        try await fixture.mayor.apply(test, by: MasterFixture.exchange())
        await #expect(throws: MasterError.alreadyApplied(test.version)) {
            try await fixture.mayor.apply(test, by: MasterFixture.exchange())
        }
        await #expect(throws: MasterError.backwards) {
            try await fixture.mayor.apply(provisional, by: MasterFixture.exchange())
        }
        #expect(try await fixture.mayor.distributed.history().count == 1)
    }

    /// A database from before there were two masters: its versions are kept, under their kinds.
    @Test func versionsFromBeforeAreKept() async throws {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "masters-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema + TenantDirectory.schema + Array(MasterSchema.steps.prefix(1)))
        let tenant = try MasterFixture.tenant(.mayor)
        try await store.write { tx in
            try TenantDirectory.add(tenant, systems: [], in: tx)
            for (number, name) in ["master-provisional", "master-test"].enumerated() {
                let master = try MasterFixture.master(name)
                try tx.run(
                    """
                    INSERT INTO master_versions (tenant_id, number, version, document, imported_at, imported_by)
                    VALUES ($1, $2, $3, $4, $5, $6)
                    """,
                    [
                        .text(tenant.identifier.text), .integer(Int64(number + 1)), .text(master.version),
                        .text(try MasterCoding.text(master)), .instant(MasterFixture.start), "account:old",
                    ])
            }
        }
        try await store.migrate(AuditLog.schema + TenantDirectory.schema + MasterSchema.steps)
        let service = MasterService(store: TenantStore(tenant: tenant.identifier, base: store))
        let history = try await service.distributed.history()
        #expect(history.map(\.kind) == ["test", "provisional"] && history.map(\.sha256) == [nil, nil])
        let overview = try await store.read { tx in try MasterOverview.servers(at: MasterFixture.start, in: tx) }
        #expect(overview.first?.distributed?.kind == "test")
        try await service.distributed.undo(from: 2, by: MasterFixture.exchange())
        #expect(try await service.distributed.history().first?.kind == "provisional")
    }
}
