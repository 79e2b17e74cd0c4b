import AccessControl
import AuditLog
import Foundation
import Identifiers
import Storage
import StorageSQLite
import Tenancy
import Testing
import WebServer

@testable import Masters

/// Applying masters on a real file: all or nothing, and each server for itself.
@Suite struct MasterServiceTests {
    private static let start = Date(timeIntervalSince1970: 1_463_628_600)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private let store: SQLiteStore
    private let mayor: MasterService
    private let education: MasterService

    init() async throws {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "masters-\(UUID().uuidString).sqlite").path())
        self.store = store
        try await store.migrate(AuditLog.schema + TenantDirectory.schema + MasterSchema.steps)
        let code = try LocalGovernmentCode("202029")
        let holder = try HolderCode("0220113112101700")
        let point = AccessPoint(host: "atena.example", port: 443)
        for bureau in [Bureau.mayor, .education] {
            let tenant = Tenant(
                identifier: TenantID(organisation: code, bureau: bureau), organisationName: "松本市",
                hostName: "\(bureau.rawValue).example", address: "127.0.0.2",
                configuration: TenantConfiguration(
                    holderCode: holder, atenaAccessPoint: point, registryAccessPoint: point, usesBasicFour: true,
                    version: 1), createdAt: Self.start)
            try await store.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        }
        mayor = MasterService(
            store: TenantStore(tenant: TenantID(organisation: code, bureau: .mayor), base: store))
        education = MasterService(
            store: TenantStore(tenant: TenantID(organisation: code, bureau: .education), base: store))
    }

    private func exchange(_ identifier: String = "account:admin-1") -> Exchange {
        Exchange(
            event: .masterImported, actor: Actor(identifier: identifier, name: "", role: nil, permissions: []),
            scope: AuditScope(), remoteAddress: "", now: Self.start)
    }

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Examples/\(name).json"), encoding: .utf8)
    }

    private static func master(_ text: String) throws -> DistributedMaster {
        try JSONDecoder().decode(DistributedMaster.self, from: Data(text.utf8))
    }

    private func records() async throws -> [AuditRecord] {
        try await store.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx) }
    }

    @Test func theShippedMastersAreAppliedInTheirOrder() async throws {
        let provisional = try Self.master(Self.text("master-provisional"))
        let test = try Self.master(Self.text("master-test"))
        #expect(try await mayor.currentVersion() == nil)
        try await mayor.apply(provisional, by: exchange("operator:o"))
        try await mayor.apply(test, by: exchange())
        #expect(try await mayor.currentVersion() == "\(test.version)（総合運用テスト用）")
        let history = try await mayor.history()
        #expect(history.map(\.number) == [2, 1] && history.map(\.master) == [test, provisional])
        #expect(history.map(\.importedBy) == ["account:admin-1", "operator:o"])
        let lines = try await records().map { "\($0.event) \($0.organisation) \($0.bureau) \($0.subject)" }
        #expect(
            lines == [
                "master.provisional-applied 202029 mayor \(provisional.version)",
                "master.imported 202029 mayor \(test.version)",
            ])
    }

    @Test func oneServersMasterIsNotTheOthers() async throws {
        let test = try Self.master(Self.text("master-test"))
        try await mayor.apply(test, by: exchange())
        #expect(try await education.currentVersion() == nil)
        let items = try await education.store.read { tx in try MasterService.items(in: tx) }
        #expect(items.isEmpty)
        try await education.apply(test, by: exchange())
        #expect(try await education.history().map(\.number) == [1])
    }

    @Test func theItemsInForceAreTheNewestMasters() async throws {
        let provisional = try Self.master(Self.text("master-provisional"))
        let test = try Self.master(Self.text("master-test"))
        try await mayor.apply(provisional, by: exchange())
        try await mayor.apply(test, by: exchange())
        let items = try await mayor.store.read { tx in try MasterService.items(in: tx) }
        #expect(items == Set(test.items.map(\.code)) && items != Set(provisional.items.map(\.code)))
    }

    /// The last permit of a good file is wrong: nothing before it is taken either, and no record says so.
    @Test func aMasterWithOneFaultAppliesNothing() async throws {
        let provisional = try Self.master(Self.text("master-provisional"))
        try await mayor.apply(provisional, by: exchange())
        let good = try Self.master(Self.text("master-test"))
        let last = try #require(good.permits.last)
        let bad = DistributedMaster(
            identifier: good.identifier, version: good.version, kind: good.kind, validFrom: good.validFrom,
            holders: good.holders, affairs: good.affairs, procedures: good.procedures, items: good.items,
            permits: good.permits + [
                DistributedMaster.Permit(
                    procedure: last.procedure, inquirerKind: "a", providerKind: "b",
                    item: try ItemCode("TM99999999999999"))
            ])
        await #expect(
            throws: MasterError.unknownReference("permits[\(good.permits.count)].item", "TM99999999999999")
        ) { try await mayor.apply(bad, by: exchange()) }
        #expect(try await mayor.history().map(\.master) == [provisional])
        #expect(try await records().count == 1)
        try await mayor.apply(good, by: exchange())
        #expect(try await mayor.history().count == 2)
    }

    @Test func whatStandsOrLiesBehindIsRefused() async throws {
        let provisional = try Self.master(Self.text("master-provisional"))
        let test = try Self.master(Self.text("master-test"))
        try await mayor.apply(test, by: exchange())
        await #expect(throws: MasterError.alreadyApplied(test.version)) {
            try await mayor.apply(test, by: exchange())
        }
        await #expect(throws: MasterError.backwards) { try await mayor.apply(provisional, by: exchange()) }
        #expect(try await mayor.history().count == 1)
        #expect(try await records().count == 1)
    }

    /// Two administrators at once: one version number each, none lost, none twice.
    @Test func manyAtOnceApplyAVersionOnce() async throws {
        let test = try Self.master(Self.text("master-test"))
        let applied = await withTaskGroup { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        try await mayor.apply(test, by: exchange("account:admin-\(number)"))
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(applied == 1)
        #expect(try await mayor.history().count == 1)
    }

    /// Each list of codes, with its first entry once more at its end.
    @Test(arguments: ["holders", "affairs", "procedures", "items"]) func aCodeStandsOnce(list: String) throws {
        var document = try #require(
            JSONSerialization.jsonObject(with: Data(Self.text("master-test").utf8)) as? [String: Any])
        var entries = try #require(document[list] as? [Any])
        entries.append(try #require(entries.first))
        document[list] = entries
        let twice = try JSONDecoder().decode(
            DistributedMaster.self, from: JSONSerialization.data(withJSONObject: document))
        let error = #expect(throws: MasterError.self) { try MasterRules.check(twice) }
        #expect(error?.problem.code == "master.repeated")
        #expect(error?.problem.field == "\(list)[\(entries.count - 1)]")
    }
}
