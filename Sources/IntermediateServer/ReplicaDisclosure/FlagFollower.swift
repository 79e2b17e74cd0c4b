public import AtenaNumbers
public import Foundation
public import Identifiers
import Storage
public import Tenancy

/// The flags of a person follow the 統合宛名番号.
public struct FlagFollower: AtenaNumberFollower {
    /// Follows for every server.
    public init() {}

    public func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        try removed(new, at: now, in: tx)
        try tx.run(
            "UPDATE disclosure_flags SET target = $3 WHERE tenant_id = $1 AND system_id = '' AND target = $2",
            [.text(old.text), .text(new.text)])
    }

    public func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        try tx.run(
            "DELETE FROM disclosure_flags WHERE tenant_id = $1 AND system_id = '' AND target = $2",
            [.text(number.text)])
    }
}
