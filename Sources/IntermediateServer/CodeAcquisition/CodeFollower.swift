public import AtenaNumbers
public import Foundation
public import Identifiers
import Storage
public import Tenancy

/// 符号取得 goes where the 統合宛名番号 goes.
public struct CodeFollower: AtenaNumberFollower {
    /// Follows for every server.
    public init() {}

    public func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        try tx.run("DELETE FROM linkage_codes WHERE tenant_id = $1 AND atena_number = $2", [.text(new.text)])
        try tx.run(
            "UPDATE linkage_codes SET atena_number = $3, changed_at = $4 WHERE tenant_id = $1 AND atena_number = $2",
            [.text(old.text), .text(new.text), .instant(now)])
    }

    /// 処理通番 and 符号 are gone; that there was a request stays to be seen.
    public func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        let acquisitions = CodeAcquisitionStore(tx: tx)
        guard let before = try acquisitions.acquisition(of: number) else { return }
        var after = before
        after.removed()
        _ = try acquisitions.keep(after, insteadOf: before, at: now)
    }
}
