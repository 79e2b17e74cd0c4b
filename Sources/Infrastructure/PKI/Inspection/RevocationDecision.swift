import Foundation
import X509

/// Whether nothing in a chain was taken back (RFC 5280 §6.3), refusing where that cannot be known.
struct RevocationDecision {
    let knowledge: RevocationKnowledge
    let now: Date

    /// Looks every certificate below the anchor up in the list of the authority above it.
    func defect(of chain: [IssuedCertificate]) -> CertificateDefect? {
        for (index, (certificate, issuer)) in zip(chain, chain.dropFirst()).enumerated() {
            guard let refusal = refusal(of: certificate, issuer: issuer) else { continue }
            guard case .known(.revoked(let instant, let reason)) = refusal else {
                return .revocationUnknown(issuer: issuer.subject, refusal.refusal)
            }
            return index == 0
                ? .revoked(at: instant, reason: reason)
                : .issuerRevoked(issuer: certificate.subject, at: instant, reason: reason)
        }
        return nil
    }

    private enum Refusal {
        case noList
        case known(RevocationRefusal)

        var refusal: RevocationRefusal? {
            switch self {
            case .noList: nil
            case .known(let refusal): refusal
            }
        }
    }

    private func refusal(of certificate: IssuedCertificate, issuer: IssuedCertificate) -> Refusal? {
        // The extension itself, not its URIs: a place in a directory is a place as well (§4.2.1.13).
        let hasPlace = certificate.certificate.extensions[oid: DistributionPoints.identifier] != nil
        switch knowledge {
        case .notPublished: return hasPlace ? .noList : nil
        case .lists(let lists):
            guard lists.contains(where: { $0.issuer == issuer.subject }) else { return hasPlace ? .noList : nil }
            return RevocationCheck(certificate: certificate, issuer: issuer).refusal(with: lists, at: now).map {
                .known($0)
            }
        }
    }
}
