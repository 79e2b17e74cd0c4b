import AuditLog
public import Foundation
import Identifiers
import Tenancy

/// One notice that a certificate's end is near, as it was just given.
public struct ExpiryNotice: Sendable, Hashable {
    public let kind: CertificateKind
    public let days: Int
    public let notAfter: Date
}

/// Telling of a certificate's end in time.
extension CertificateService {
    /// Gives the notices that have become due; each once, with its record.
    /// - Throws: `StoreError`.
    @discardableResult
    public func giveNotices(at now: Date) async throws -> [ExpiryNotice] {
        let standings = try await standings()
        return try await store.write { tx in
            var given: [ExpiryNotice] = []
            for standing in standings {
                guard let effective = standing.effective, let days = standing.noticeDue(at: now),
                    try CertificateStore(tx: tx).notice(effective.sha256Fingerprint, days: days, at: now)
                else { continue }
                try AuditLog.append(
                    AuditEntry(
                        event: .expiryNoticed, organisation: tx.tenant.organisation.text,
                        bureau: tx.tenant.bureau.rawValue, actor: "system:certificates",
                        subject: "\(standing.kind.rawValue) \(days)"), at: now, in: tx.base)
                given.append(ExpiryNotice(kind: standing.kind, days: days, notAfter: effective.notAfter))
            }
            return given
        }
    }
}
