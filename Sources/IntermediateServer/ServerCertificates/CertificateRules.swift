import Foundation
import PKI

/// What a certificate must be before it is installed (§2.8, §2.9).
enum CertificateRules {
    /// A communication certificate: ours by its key, issued by the registration authority, valid now.
    static func checkCommunication(
        _ certificate: IssuedCertificate, key: KeyPair?, authority: TrustAnchors, now: Date
    ) async throws(CertificateError) {
        guard let key else { throw .noRequest }
        guard key.matches(certificate) else { throw .otherKey(subject: certificate.subject) }
        try checkDates(certificate, now: now)
        do {
            let chain = try UnverifiedChain(der: [certificate.der])
            switch await chain.validate(
                anchors: authority, hostName: nil, ipAddress: nil, purpose: .client, at: now)
            {
            case .success: return
            case .failure(let refusal): throw CertificateError.notTrusted(refusal.code, issuer: certificate.issuer)
            }
        } catch let error as CertificateError {
            throw error
        } catch {
            throw .unreadable
        }
    }

    /// The core system's: an authority certificate that is valid now.
    static func checkCore(_ certificate: IssuedCertificate, now: Date) throws(CertificateError) {
        guard certificate.isAuthority else { throw .notAuthority }
        try checkDates(certificate, now: now)
    }

    private static func checkDates(_ certificate: IssuedCertificate, now: Date) throws(CertificateError) {
        guard certificate.notAfter > now else { throw .expired(certificate.notAfter) }
        guard certificate.notBefore <= now else { throw .notYetValid(certificate.notBefore) }
    }
}
