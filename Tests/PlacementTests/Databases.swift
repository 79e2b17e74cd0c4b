import AuditLog
import Backup
import EveryEngine
import Foundation
import Identifiers
import ServiceCalendar
import Storage
import Synchronization
import Tenancy

@testable import Placement
@testable import kakehashi

/// A home and two clusters, with two servers: one that is moved and one that works on.
struct Databases: Sendable {
    let home: any DataStore
    let east: any DataStore
    let west: any DataStore
    let moved: TenantID
    let other: TenantID
    private let keys: [TenantID: [UInt8]]

    /// The engines of home, east and west.
    static let mixtures: [[Engine]] =
        Engine.allCases.count == 1
        ? [[.sqlite, .sqlite, .sqlite]]
        : [[.sqlite, .sqlite, .sqlite], [.postgres, .postgres, .postgres], [.postgres, .sqlite, .postgres]]

    init(_ engines: [Engine], movedOn cluster: String = "east", otherOn otherCluster: String = "west") async throws {
        home = try await engines[0].store(PlatformSchema.steps)
        east = try await engines[1].store(PlatformSchema.steps)
        west = try await engines[2].store(PlatformSchema.steps)
        guard let moved = TenantID("202029-mayor"), let other = TenantID("202011-mayor") else {
            throw StoreError.engine("no tenants")
        }
        self.moved = moved
        self.other = other
        keys = [moved: DataVault.newOuterKey(), other: DataVault.newOuterKey()]
        let clusters = try await process()
        for (number, (tenant, cluster)) in [(moved, cluster), (other, otherCluster)].enumerated() {
            try await add(tenant, number: number, on: cluster, clusters)
        }
    }

    /// Another process of the platform: it knows what the databases say and nothing else.
    func process() async throws -> Clusters {
        try await Clusters.open(home: home, others: ["east": east, "west": west], at: Date())
    }

    func mover(
        _ clusters: Clusters, reached: @escaping @Sendable (MovePoint) async throws -> Void = { _ in }
    ) -> Mover {
        Mover(
            clusters, steps: PlatformSchema.steps, clock: SystemClock(),
            work: Mover.Work(pause: { _ in }, resume: { _ in }), reached: reached)
    }

    func store(of tenant: TenantID, _ clusters: Clusters) -> TenantStore {
        TenantStore(
            tenant: tenant, base: clusters.database(of: tenant.text),
            vault: DataVault(tenant: tenant, outerKey: keys[tenant] ?? []))
    }

    func named(_ name: String) -> any DataStore { name == "east" ? east : name == "west" ? west : home }

    func rows(_ tenant: TenantID, in name: String) async throws -> RowsDigest {
        try await TenantMoveRows.of(tenant.text, PlatformSchema.steps).digest(at: named(name))
    }

    func order(_ target: String) async throws {
        let clusters = try await process()
        try await home.write { [moved] tx in
            _ = try TenantMoves.order(
                moved, to: target, among: clusters.names, by: "operator:test", at: Date(), in: tx)
        }
    }

    func move() async throws -> TenantMove? {
        try await home.read { [moved] tx in try TenantMoves.last(of: moved, in: tx) }
    }

    private func add(_ identifier: TenantID, number: Int, on cluster: String, _ clusters: Clusters) async throws {
        let tenant = Tenant(
            identifier: identifier, organisationName: "例市", hostName: "\(identifier).example",
            address: "127.0.0.\(number + 1)",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("202029000000000\(number)"),
                atenaAccessPoint: AccessPoint(host: "10.0.0.1", port: 443),
                registryAccessPoint: AccessPoint(host: "10.0.0.2", port: 443), usesBasicFour: true, version: 1),
            createdAt: Date())
        if cluster != Clusters.homeName {
            try await clusters.open(tenant, on: cluster, steps: PlatformSchema.steps, at: Date()) { _ in }
        }
        try await home.write { tx in
            try TenantDirectory.add(tenant, systems: [], in: tx)
            try clusters.place(identifier, on: cluster, at: Date(), in: tx)
        }
        try await clusters.refresh()
        try await fill(identifier, 0..<1_100, clusters)
    }

    /// Rows of a server as its rooms write them: sealed, in chains, of its accounts, with records.
    func fill(_ tenant: TenantID, _ deeds: Range<Int>, _ clusters: Clusters) async throws {
        try await store(of: tenant, clusters).write { tx in
            for deed in deeds where deed % 200 == 0 { try Self.account(deed, in: tx) }
            for deed in deeds { try Self.deed(deed, in: tx) }
        }
    }

    private static func account(_ deed: Int, in tx: TenantTransaction) throws {
        try tx.run(
            """
            INSERT INTO accounts (realm, account_id, name, role, organisation, bureau, password, must_change_password,
                created_at, created_by)
            VALUES ($1, $2, '例田', 'clerk', '202029', 'mayor', $3, 0, 1, 'test')
            """, [.text("a\(deed)"), .bytes([1, 2, 3])])
        try tx.run(
            """
            INSERT INTO sessions (realm, token_digest, account_id, form_token, created_at, used_at)
            VALUES ($1, $2, $3, 'f', 1, 1)
            """, [.text("t\(deed)"), .text("a\(deed)")])
        try tx.run(
            "INSERT INTO account_policies (realm, second_factor) VALUES ($1, 'free') ON CONFLICT (realm) DO NOTHING")
    }

    static func place(_ deed: Int) -> SealedPlace { SealedPlace("replicas.document", "x", "r\(deed)") }

    /// One deed: a number, a sealed 副本, an entry that is never deleted, a record.
    static func deed(_ deed: Int, in tx: TenantTransaction) throws {
        try tx.run(
            "INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by) VALUES ($1, $2, 1, 'x')",
            [.text("n\(deed)")])
        try tx.run(
            """
            INSERT INTO replicas (tenant_id, system_id, record_id, atena_number, item_code, document, registered_at)
            VALUES ($1, 'x', $2, $3, 'TK00001', $4, 1)
            """, [.text("r\(deed)"), .text("n\(deed)"), try tx.seal("所得 \(deed)", at: place(deed))])
        if deed % 10 == 0 {
            try tx.run(
                """
                INSERT INTO disclosure_entries (tenant_id, entry_number, kind, record_number, refers_to, written_at,
                    written_by, approved_by, reason, document, digest, hash)
                VALUES ($1, $2, 'record', $2, 0, 1, 'x', '', '', 'd', $3, $3)
                """,
                [.integer(Int64(deed) + 1), .bytes([UInt8](repeating: 7, count: 32))])
        }
        try AuditLog.append(
            AuditEntry(
                event: AuditEvent("test.done", ""), organisation: tx.tenant.organisation.text,
                bureau: tx.tenant.bureau.rawValue, actor: "system:x", subject: "deed \(deed)"), at: Date(), in: tx.base)
    }

    /// What is read of a 副本, unsealed.
    func document(_ deed: Int, of tenant: TenantID, _ clusters: Clusters) async throws -> String? {
        try await store(of: tenant, clusters).read { tx in
            try tx.row(
                "SELECT document FROM replicas WHERE tenant_id = $1 AND system_id = 'x' AND record_id = $2",
                [.text("r\(deed)")]
            ).map { try tx.open(try $0.text("document"), at: Self.place(deed)) }
        }
    }

    /// The deeds that the one log tells of, in its order.
    func told(_ tenant: TenantID) async throws -> [String] {
        try await home.read { tx in
            try tx.rows(
                """
                SELECT subject FROM audit_records WHERE organisation = $1 AND bureau = $2 AND event = 'test.done'
                ORDER BY sequence
                """, [.text(tenant.organisation.text), .text(tenant.bureau.rawValue)]
            ).map { try $0.text("subject") }
        }
    }

    func records(_ event: String) async throws -> [AuditRecord] {
        try await home.read { [moved] tx in
            try AuditLog.search(
                AuditCriteria(event: event), of: AuditLogName(moved.text), limit: 100, in: tx)
        }
    }
}

/// When those who work meanwhile are to end.
final class Ending: Sendable {
    private let flag = Mutex(false)

    var hasCome: Bool { flag.withLock { $0 } }
    func come() { flag.withLock { $0 = true } }
}

extension AuditCriteria {
    init(event: String) {
        self.init()
        self.event = event
    }
}
