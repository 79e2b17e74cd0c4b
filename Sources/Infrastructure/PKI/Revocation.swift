public import Foundation

/// One revoked certificate (RFC 5280 §5.1.2.6).
public struct Revocation: Sendable, Hashable, Codable {
    /// Lower-case hex, as `IssuedCertificate.serialNumber`.
    public let serialNumber: String
    /// When it was revoked; lists carry whole seconds.
    public let revokedAt: Date
    /// Why it was revoked.
    public let reason: RevocationReason

    /// Describes a revocation.
    public init(serialNumber: String, revokedAt: Date, reason: RevocationReason) {
        self.serialNumber = serialNumber
        self.revokedAt = revokedAt
        self.reason = reason
    }
}
