import AuditLog
public import Foundation
public import Identifiers
import Storage
public import Tenancy
public import WebServer

/// Keeping a 符号 that the national side delivered.
public enum CodeReceipt {
    /// Ties a 符号 to the person whose request has the 処理通番, and forgets the number (番号法第21条の2).
    ///
    /// A number that no request waits with any more is left alone: the person is gone, or has the code already.
    /// - Throws: `StoreError`.
    public static func keep(
        _ code: LinkageCode, for number: ProcessingNumber, scope: AuditScope, at now: Date, in tx: TenantTransaction
    ) throws {
        let acquisitions = CodeAcquisitionStore(tx: tx)
        guard let before = try acquisitions.acquisition(processing: number) else { return }
        var after = before
        after.received(code)
        after.purged()
        guard after.state == .usable, try acquisitions.keep(after, insteadOf: before, at: now) else { return }
        try AuditLog.append(
            AuditEntry(
                event: .linkageCodeReceived, organisation: scope.organisation, bureau: scope.bureau,
                actor: "system:core-system", subject: "\(after.atenaNumber.text) \(after.state.rawValue)"),
            at: now, in: tx.base)
    }
}
