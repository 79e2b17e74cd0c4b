import AccessControl
import AuditLog
import Foundation
import Identifiers
import ServiceCalendar
import Storage
import StorageSQLite
import Tenancy
import WebServer

@testable import Masters

/// Two servers of one organisation on a real file, and the shipped files.
struct MasterFixture {
    static let start = Date(timeIntervalSince1970: 1_463_628_600)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let store: SQLiteStore
    let mayor: MasterService
    let education: MasterService

    init() async throws {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "masters-\(UUID().uuidString).sqlite").path())
        self.store = store
        try await store.migrate(AuditLog.schema + TenantDirectory.schema + MasterSchema.steps)
        for bureau in [Bureau.mayor, .education] {
            let tenant = try Self.tenant(bureau)
            try await store.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        }
        mayor = MasterService(
            store: TenantStore(tenant: try Self.tenant(.mayor).identifier, base: store, vault: .closed))
        education = MasterService(
            store: TenantStore(tenant: try Self.tenant(.education).identifier, base: store, vault: .closed))
    }

    static func tenant(_ bureau: Bureau) throws -> Tenant {
        let point = AccessPoint(host: "atena.example", port: 443)
        return Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: bureau),
            organisationName: "松本市", hostName: "\(bureau.rawValue).example", address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("0220113112101700"), atenaAccessPoint: point, registryAccessPoint: point,
                usesBasicFour: true, version: 1), createdAt: start)
    }

    static func exchange(_ identifier: String = "account:admin-1", at now: Date = start) -> Exchange {
        Exchange(
            event: .masterImported, actor: Actor(identifier: identifier, name: "", role: nil, permissions: []),
            scope: AuditScope(), remoteAddress: "", now: now)
    }

    static func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: "Examples/\(name).json")))
    }

    static func master(_ name: String) throws -> DistributedMaster {
        try JSONDecoder().decode(DistributedMaster.self, from: Data(try file(name)))
    }

    /// A shipped file with one text put in place of another.
    static func file(_ name: String, replacing old: String, with new: String) throws -> [UInt8] {
        Array(String(decoding: try file(name), as: UTF8.self).replacingOccurrences(of: old, with: new).utf8)
    }

    /// The mayor's server on the day of the fixture, knowing the affairs of the test master.
    static func setting(affairs: Bool = true) throws -> MasterSetting {
        MasterSetting(
            tenant: try tenant(.mayor).identifier, today: CalendarDay(start),
            affairs: affairs ? Set(try master("master-test").affairs.map(\.code)) : nil)
    }

    func records() async throws -> [AuditRecord] {
        try await store.read { tx in try AuditLog.records(after: 0, limit: 1_000, in: tx) }
    }
}

extension MasterVersions {
    /// The documents of the history, the newest first.
    func documents() async throws -> [Document] {
        var documents: [Document] = []
        for line in try await history() { documents.append(try await version(line.number).master) }
        return documents
    }

    /// Stages a file and confirms what the page would show.
    func bring(_ file: [UInt8], by exchange: Exchange = MasterFixture.exchange()) async throws {
        try await stage(file, by: exchange)
        try await applyStaged(try await preview(at: exchange.now).choice, by: exchange)
    }
}
