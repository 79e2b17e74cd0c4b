public import AtenaNumbers
public import Foundation
public import Identifiers
import Storage
public import Tenancy

/// 情報提供 follow the 統合宛名番号; those of a person who is gone stay, for the record of them is kept.
public struct ProvisionFollower: AtenaNumberFollower {
    /// Follows for every server.
    public init() {}

    public func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        try tx.run(
            """
            UPDATE information_provisions SET atena_number = $3, version = version + 1
            WHERE tenant_id = $1 AND atena_number = $2
            """, [.text(old.text), .text(new.text)])
    }

    public func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {}
}
