import Foundation

/// Both ends of a validity belong to it (RFC 5280 §4.1.2.5).
struct ValidityDecision {
    let now: Date

    func defect(of certificate: IssuedCertificate) -> CertificateDefect? {
        if now > certificate.notAfter { return .expired(certificate.notAfter) }
        if now < certificate.notBefore { return .notYetValid(certificate.notBefore) }
        return nil
    }
}
