import SwiftASN1
import X509

/// The object identifiers of revocation lists (RFC 5280 §5.2, §5.3).
enum RevocationListIdentifiers {
    static let authorityKeyIdentifier: ASN1ObjectIdentifier = [2, 5, 29, 35]
    static let number: ASN1ObjectIdentifier = [2, 5, 29, 20]
    static let reasonCode: ASN1ObjectIdentifier = [2, 5, 29, 21]
    /// deltaCRLIndicator and issuingDistributionPoint: must be critical (§5.2.4, §5.2.5), and count as that even if not.
    static let partial: [ASN1ObjectIdentifier] = [[2, 5, 29, 27], [2, 5, 29, 28]]
    /// certificateIssuer of an entry (§5.3.3).
    static let certificateIssuer: ASN1ObjectIdentifier = [2, 5, 29, 29]
    static let ecdsaWithSHA256: ASN1ObjectIdentifier = [1, 2, 840, 10045, 4, 3, 2]

    /// Signature algorithms that are believed; SHA-1 is not among them.
    static let algorithms: [ASN1ObjectIdentifier: Certificate.SignatureAlgorithm] = [
        ecdsaWithSHA256: .ecdsaWithSHA256,
        [1, 2, 840, 10045, 4, 3, 3]: .ecdsaWithSHA384,
        [1, 2, 840, 10045, 4, 3, 4]: .ecdsaWithSHA512,
        [1, 2, 840, 113549, 1, 1, 11]: .sha256WithRSAEncryption,
        [1, 2, 840, 113549, 1, 1, 12]: .sha384WithRSAEncryption,
        [1, 2, 840, 113549, 1, 1, 13]: .sha512WithRSAEncryption,
    ]
}
