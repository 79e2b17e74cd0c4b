public import Foundation

/// Why a certificate is not known to be unrevoked.
public enum RevocationRefusal: Error, Sendable, Hashable {
    /// The list has the certificate.
    case revoked(at: Date, reason: RevocationReason)
    /// The list is past its nextUpdate.
    case expired(nextUpdate: Date)
    /// The list is from the future.
    case notYetValid(thisUpdate: Date)
    /// The list is not signed by the authority, or the authority may not sign lists.
    case badSignature(String)
    /// No list is from the certificate's issuer.
    case wrongIssuer(expected: String, seen: String)

    /// Stable, such as `revocation.revoked`.
    public var code: String {
        switch self {
        case .revoked: "revocation.revoked"
        case .expired: "revocation.list-expired"
        case .notYetValid: "revocation.list-not-yet-valid"
        case .badSignature: "revocation.bad-signature"
        case .wrongIssuer: "revocation.wrong-issuer"
        }
    }
}
