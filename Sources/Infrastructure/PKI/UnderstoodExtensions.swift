import SwiftASN1
import X509

/// Says that these extensions may be critical, for the steps before the one that enforces them.
///
/// Policies may be critical, as those of governmental authorities are: every policy is accepted here (RFC 5280 §6.1.1 (c)
/// any-policy) and none is demanded, so nothing follows from them. What would demand one (policyConstraints,
/// inhibitAnyPolicy) stays unknown.
struct UnderstoodExtensions: VerifierPolicy, Sendable {
    private static let certificatePolicies: ASN1ObjectIdentifier = [2, 5, 29, 32]

    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
        .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName, certificatePolicies,
    ]

    func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult { .meetsPolicy }

    /// What a certificate demands to be understood and nobody here understands.
    static func unknown(in certificate: Certificate) -> ASN1ObjectIdentifier? {
        let known: [ASN1ObjectIdentifier] = [
            .X509ExtensionID.basicConstraints, .X509ExtensionID.nameConstraints, .X509ExtensionID.keyUsage,
            .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName, certificatePolicies,
        ]
        return certificate.extensions.first { $0.critical && !known.contains($0.oid) }?.oid
    }
}
