public import Foundation
public import Identifiers
public import Tenancy

/// A room that keeps something under 統合宛名番号: it follows when a number changes or goes, in the same transaction.
public protocol AtenaNumberFollower: Sendable {
    /// What stood under the old number stands under the new one.
    /// - Throws: what keeps the number from being changed.
    func changed(_ old: AtenaNumber, to new: AtenaNumber, at now: Date, in tx: TenantTransaction) throws
    /// The number is gone.
    /// - Throws: what keeps the number from being removed.
    func removed(_ number: AtenaNumber, at now: Date, in tx: TenantTransaction) throws
}
