public import Foundation

/// Why a chain is not believed.
public enum ChainRefusal: Error, Sendable, Hashable {
    /// No path of signatures leads from the leaf to an anchor.
    case untrustedIssuer(issuer: String)
    /// The leaf, or an authority above it, is past its validity.
    case expired(notAfter: Date)
    /// The validity of the leaf, or of an authority above it, has not begun.
    case notYetValid(notBefore: Date)
    /// The leaf speaks for other names than the one connected to.
    case nameMismatch(expected: String, presented: [String])
    /// The leaf is not for this use; the text is for staff.
    case wrongPurpose(String)
    /// A certificate cannot be read.
    case malformed(String)
    /// Signed by an anchor, but against another rule of RFC 5280 §6.1.
    case other(String)

    /// Stable, such as `chain.untrusted-issuer`.
    public var code: String {
        switch self {
        case .untrustedIssuer: "chain.untrusted-issuer"
        case .expired: "chain.expired"
        case .notYetValid: "chain.not-yet-valid"
        case .nameMismatch: "chain.name-mismatch"
        case .wrongPurpose: "chain.wrong-purpose"
        case .malformed: "chain.malformed"
        case .other: "chain.other"
        }
    }
}
