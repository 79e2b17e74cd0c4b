import Foundation
import X509

/// Whether a path of authorities in force leads from a certificate to a trusted one (RFC 5280 §6.1).
struct TrustDecision {
    let certificate: IssuedCertificate
    let issuers: [IssuedCertificate]
    let anchors: TrustAnchors
    let now: Date

    /// The chain from the certificate to the anchor.
    func chain() async -> Result<[IssuedCertificate], CertificateDefect> {
        if let unknown = UnderstoodExtensions.unknown(in: certificate.certificate) {
            return .failure(.unknownCritical(identifier: "\(unknown)"))
        }
        guard certificate.certificate.signatureAlgorithm != .sha1WithRSAEncryption else {
            return .failure(.signatureAlgorithm)
        }
        switch await judgement.verdict(through: .time) {
        case .success(let chain): return .success(chain.compactMap(known))
        case .failure(let refusal): return .failure(await defect(for: refusal))
        }
    }

    private var judgement: ChainJudgement {
        ChainJudgement(
            leaf: certificate, others: issuers, anchors: anchors, hostName: nil, ipAddress: nil, purpose: .client,
            now: now)
    }

    private func known(_ one: Certificate) -> IssuedCertificate? {
        ([certificate] + issuers + anchors.certificates).first { $0.certificate == one }
    }

    private func defect(for refusal: ChainRefusal) async -> CertificateDefect {
        let issuer = certificate.issuer
        return switch refusal {
        case .expired, .notYetValid: await untimely() ?? .notTrusted(issuer: issuer, reason: nil)
        case .untrustedIssuer: changed() ?? .notTrusted(issuer: issuer, reason: nil)
        case .other(let reason), .malformed(let reason), .wrongPurpose(let reason):
            .notTrusted(issuer: issuer, reason: reason)
        case .nameMismatch: .notTrusted(issuer: issuer, reason: nil)
        }
    }

    /// The certificate's own dates are told before those of an authority.
    private func untimely() async -> CertificateDefect? {
        let validity = ValidityDecision(now: now)
        if let defect = validity.defect(of: certificate) { return defect }
        guard case .success(let chain) = await judgement.verdict(through: .trust) else { return nil }
        let authority = chain.compactMap(known).first { validity.defect(of: $0) != nil }
        return authority.map { .issuerNotInForce(issuer: $0.subject, from: $0.notBefore, until: $0.notAfter) }
    }

    /// A certificate whose named issuer is here, with the very key that it names, and that the key did not sign.
    ///
    /// Without key identifiers a changed certificate looks like one of a foreign authority of the same name.
    private func changed() -> CertificateDefect? {
        for one in [certificate] + issuers {
            guard let named = try? one.certificate.extensions.authorityKeyIdentifier?.keyIdentifier else { continue }
            let issuer = (issuers + anchors.certificates).first {
                $0.certificate.subject == one.certificate.issuer
                    && (try? $0.certificate.extensions.subjectKeyIdentifier?.keyIdentifier) == named
            }
            guard let key = issuer?.certificate.publicKey else { continue }
            if !key.isValidSignature(one.certificate.signature, for: one.certificate) {
                return .signature(subject: one.subject)
            }
        }
        return nil
    }
}
