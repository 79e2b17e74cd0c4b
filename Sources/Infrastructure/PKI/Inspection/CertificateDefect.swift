public import Foundation

/// The one thing that keeps a certificate from being installed, with what a person needs to know about it.
public enum CertificateDefect: Error, Sendable, Hashable {
    /// Nothing in the file looks like a certificate.
    case unreadable
    /// The file is of another kind.
    case otherFile(MistakenFile)
    /// More than one certificate that is not the issuer of another; their subjects.
    case several([String])
    /// A certificate, but broken on its way here.
    case encoding(EncodingFault)
    /// A kind of key that nobody here can use.
    case keyAlgorithm
    /// Signed in a way that is not known, or no longer to be trusted.
    case signatureAlgorithm
    /// This server has made no request yet, so no certificate can be for its key.
    case noRequest
    /// An authority's certificate where a machine's belongs.
    case authority(subject: String)
    /// A machine's certificate where an authority's belongs.
    case notAuthority(subject: String)
    /// For the key of another server, or of another request.
    case otherKey(subject: String, names: [String])
    /// The very same certificate was installed before.
    case duplicate(fingerprint: String)
    /// It demands that an extension be understood that nobody here understands (RFC 5280 §4.2).
    case unknownCritical(identifier: String)
    /// No path leads to a trusted authority; the reason is for staff, nil when there is no path at all.
    case notTrusted(issuer: String, reason: String?)
    /// Of the right authority by its name and key identifier, but changed after it was signed.
    case signature(subject: String)
    /// An authority between it and the trusted one is past or before its own validity.
    case issuerNotInForce(issuer: String, from: Date, until: Date)
    /// Past its validity since this instant.
    case expired(Date)
    /// Not valid before this instant.
    case notYetValid(Date)
    /// Its key is not for this (RFC 5280 §4.2.1.3).
    case usage(missing: KeyUse)
    /// It is for other purposes (RFC 5280 §4.2.1.12).
    case extendedUsage(missing: [ChainPurpose], seen: [String])
    /// It speaks for other hosts, or for none.
    case name(expected: String, seen: [String])
    /// Its issuer revoked it.
    case revoked(at: Date, reason: RevocationReason)
    /// An authority between it and the trusted one is revoked.
    case issuerRevoked(issuer: String, at: Date, reason: RevocationReason)
    /// Its issuer publishes lists, and none that can be believed was at hand; the refusal of the list, if there was one.
    case revocationUnknown(issuer: String, RevocationRefusal?)
}

/// What a key must be allowed to do.
public enum KeyUse: Sendable, Hashable {
    /// Sign a handshake.
    case digitalSignature
    /// Sign certificates.
    case certificateSigning
}

extension CertificateDefect {
    /// Stable, such as `certificate.other-key`.
    public var code: String {
        switch self {
        case .unreadable: "certificate.unreadable"
        case .otherFile(let kind): kind.code
        case .several: "certificate.several"
        case .encoding: "certificate.encoding"
        case .keyAlgorithm: "certificate.key-algorithm"
        case .signatureAlgorithm: "certificate.signature-algorithm"
        case .noRequest: "certificate.no-request"
        case .authority: "certificate.authority"
        case .notAuthority: "certificate.not-authority"
        case .otherKey: "certificate.other-key"
        case .duplicate: "certificate.duplicate"
        case .unknownCritical: "certificate.unknown-critical"
        case .notTrusted: "certificate.not-trusted"
        case .signature: "certificate.signature"
        case .issuerNotInForce: "certificate.issuer-not-in-force"
        case .expired: "certificate.expired"
        case .notYetValid: "certificate.not-yet-valid"
        case .usage: "certificate.usage"
        case .extendedUsage: "certificate.extended-usage"
        case .name: "certificate.name"
        case .revoked: "certificate.revoked"
        case .issuerRevoked: "certificate.issuer-revoked"
        case .revocationUnknown: "certificate.revocation-unknown"
        }
    }
}
