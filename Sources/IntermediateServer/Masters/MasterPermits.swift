import Foundation
public import NationalProtocol
import Synchronization
public import Tenancy

/// The permit table of the master in force, read again only when another version is in force.
public final class MasterPermits: Sendable {
    private let known = Mutex<(version: Int64, rules: PermitRules)?>(nil)

    /// Knows nothing yet.
    public init() {}

    /// The rules by the 配信マスター in force; nil while none is, or while it is 暫定版: nothing is linked by that (§2.6).
    /// - Throws: `StoreError`.
    public func current(in tx: TenantTransaction) throws -> PermitRules? {
        let version = try MasterService.versionNumber(in: tx)
        if let known = known.withLock({ $0 }), known.version == version { return known.rules }
        guard let master = try MasterStore<DistributedMaster>(tx: tx).current()?.master, master.kind == .test else {
            return nil
        }
        let rules = PermitRules(
            try JSONDecoder().decode(PermitTable.self, from: Data(try MasterCoding.text(master).utf8)))
        known.withLock { $0 = (version, rules) }
        return rules
    }
}
