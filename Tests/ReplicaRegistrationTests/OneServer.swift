import AccessControl
import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
import Masters
import Storage
import StorageSQLite
import Tenancy
import WebServer

@testable import ReplicaRegistration

/// One mayor's server on a file of its own, with the test master in force.
struct OneServer {
    static let start = Date(timeIntervalSince1970: 1_463_628_600)
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let base: SQLiteStore
    let store: TenantStore
    private let vault: DataVault

    init() async throws {
        let base = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "replicas-\(UUID().uuidString).sqlite").path())
        try await base.migrate(
            AuditLog.schema + TenantDirectory.schema + MasterSchema.steps + AtenaNumberStore.schema
                + ReplicaSchema.steps + ReplicaFileSchema.steps + PublicationSchema.steps)
        let point = AccessPoint(host: "atena.example", port: 443)
        let tenant = Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: .mayor),
            organisationName: "松本市", hostName: "mayor.example", address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("0220113112101700"), atenaAccessPoint: point, registryAccessPoint: point,
                usesBasicFour: true, version: 1), createdAt: Self.start)
        try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        self.base = base
        vault = DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey())
        store = TenantStore(tenant: tenant.identifier, base: base, vault: vault)
        let master = try JSONDecoder().decode(
            DistributedMaster.self, from: Data(contentsOf: Self.root.appending(path: "Examples/master-test.json")))
        try await MasterService(store: store).apply(master, by: Self.exchange("operator:o"))
    }

    /// The same server with something before its database.
    func store(on base: any DataStore) -> TenantStore { TenantStore(tenant: store.tenant, base: base, vault: vault) }

    static func exchange(_ identifier: String = "system:legacy-tax", after seconds: Double = 0) -> Exchange {
        Exchange(
            event: .replicasRegistered,
            actor: Actor(identifier: identifier, name: "", role: .legacySystem, permissions: []),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9",
            now: start.addingTimeInterval(seconds))
    }

    func know(_ numbers: [AtenaNumber]) async throws {
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
}
