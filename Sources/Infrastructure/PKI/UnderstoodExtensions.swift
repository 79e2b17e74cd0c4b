import SwiftASN1
import X509

/// Says that these extensions may be critical, for the steps before the one that enforces them.
struct UnderstoodExtensions: VerifierPolicy, Sendable {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
        .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName,
    ]

    func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult { .meetsPolicy }

    /// What a certificate demands to be understood and nobody here understands.
    static func unknown(in certificate: Certificate) -> ASN1ObjectIdentifier? {
        let known: [ASN1ObjectIdentifier] = [
            .X509ExtensionID.basicConstraints, .X509ExtensionID.nameConstraints, .X509ExtensionID.keyUsage,
            .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName,
        ]
        return certificate.extensions.first { $0.critical && !known.contains($0.oid) }?.oid
    }
}
