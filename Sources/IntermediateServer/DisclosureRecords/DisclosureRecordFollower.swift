public import AtenaNumbers
public import Foundation
public import Identifiers
public import Tenancy

/// The records of a person follow the 統合宛名番号; when the number goes they stay, for as long as they must be kept.
public struct DisclosureRecordFollower: AtenaNumberFollower {
    /// Follows for every server.
    public init() {}

    public func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        for known in try DisclosureRecordStore(tx: tx).records(of: old) {
            var next = known.record
            next.atenaNumber = new
            try DisclosureRecordService.write(
                next, .renumbered, after: known, by: "system:atena-numbers", at: now, in: tx)
        }
    }

    public func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) {}
}
