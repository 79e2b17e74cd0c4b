public import Identifiers
public import Tenancy
public import WebServer

/// The masters of one server (§2.6): versioned, checked as a whole, all or nothing.
public struct MasterService: Sendable {
    let distributed: MasterVersions<DistributedMaster>
    let local: MasterVersions<LocalMaster>

    /// Serves one server.
    public init(store: TenantStore) {
        distributed = MasterVersions(store: store)
        local = MasterVersions(store: store)
    }

    /// Applies a 配信マスター without a person's confirmation; the provisional one at a server's birth.
    /// - Throws: `MasterError`; nothing is applied then.
    public func apply(_ master: DistributedMaster, by exchange: Exchange) async throws {
        try await distributed.apply(master, by: exchange)
    }

    /// The kinds of record that the 配信マスター in force lists.
    /// - Throws: `StoreError`.
    public static func items(in tx: TenantTransaction) throws -> Set<ItemCode> {
        Set(try MasterStore<DistributedMaster>(tx: tx).current()?.master.items.map(\.code) ?? [])
    }

    /// The number of the 配信マスター in force: another one whenever another is applied; 0 while none is.
    /// - Throws: `StoreError`.
    public static func versionNumber(in tx: TenantTransaction) throws -> Int64 {
        try MasterStore<DistributedMaster>(tx: tx).currentLine()?.number ?? 0
    }

    /// The 事務手続 that the 配信マスター in force lists, with their names.
    /// - Throws: `StoreError`.
    public static func procedures(in tx: TenantTransaction) throws -> [(code: ProcedureCode, name: String)] {
        try MasterStore<DistributedMaster>(tx: tx).current()?.master.procedures.map { ($0.code, $0.name) } ?? []
    }

    /// The districts of the 独自マスター in force, in its order; none while it is 未適用.
    /// - Throws: `StoreError`.
    public static func districts(in tx: TenantTransaction) throws -> [AdministrativeDistrict] {
        try MasterStore<LocalMaster>(tx: tx).current()?.master.districts ?? []
    }

    /// The 配信マスター in force, for screens; nil when none is.
    /// - Throws: `StoreError`.
    public func currentVersion() async throws -> String? {
        try await distributed.store.read { tx in
            try MasterStore<DistributedMaster>(tx: tx).current().map {
                "\($0.master.version)（\($0.master.kind.title)）"
            }
        }
    }
}
