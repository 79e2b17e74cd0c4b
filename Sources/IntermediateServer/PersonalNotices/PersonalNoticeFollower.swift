public import AtenaNumbers
public import Foundation
public import Identifiers
public import Tenancy

/// Notices follow the 統合宛名番号; when it goes they stay as they were sent.
public struct PersonalNoticeFollower: AtenaNumberFollower {
    /// Follows for every server.
    public init() {}

    public func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws {
        try PersonalNoticeStore(tx: tx).rename(old, to: new)
    }

    public func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) {}
}
