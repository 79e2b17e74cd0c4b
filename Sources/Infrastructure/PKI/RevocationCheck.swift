import Foundation

/// Whether one certificate is known to be unrevoked (RFC 5280 §6.3.3).
struct RevocationCheck {
    let certificate: IssuedCertificate
    let issuer: IssuedCertificate

    /// Nil when a list that is the issuer's and in force does not have the certificate.
    func refusal(with lists: [CertificateRevocationList], at now: Date) -> RevocationRefusal? {
        let ours = lists.filter { $0.issuer == issuer.subject }
        guard let list = ours.max(by: { $0.thisUpdate < $1.thisUpdate }) else {
            return .wrongIssuer(expected: issuer.subject, seen: lists.map(\.issuer).joined(separator: " / "))
        }
        if let refusal = list.signatureRefusal(by: issuer) { return refusal }
        guard list.thisUpdate <= now else { return .notYetValid(thisUpdate: list.thisUpdate) }
        guard now < list.nextUpdate else { return .expired(nextUpdate: list.nextUpdate) }
        // A listed certificate is revoked, whatever the reason says: removeFromCRL has no meaning in a whole list.
        return list.revocation(of: certificate.serialNumber).map { .revoked(at: $0.revokedAt, reason: $0.reason) }
    }
}
