import Foundation
@_spi(DisableValidityCheck) @_spi(FixedExpiryValidationTime) import X509

/// One judgement of a chain, in steps.
///
/// Each step asks all that the step before asked and one thing more, so the first that fails names what is wrong.
struct ChainJudgement {
    /// The steps in order: an expired chain of an untrusted issuer is, first of all, of an untrusted issuer.
    enum Step: Int, CaseIterable {
        case trust
        case time
        case keyUsage
        case extendedKeyUsage
        case name
    }

    let leaf: IssuedCertificate
    let others: [IssuedCertificate]
    let anchors: TrustAnchors
    let hostName: String?
    let ipAddress: String?
    let purpose: ChainPurpose
    let now: Date

    /// The chain from leaf to anchor, or the refusal; asked through a step only, the later ones remain open.
    func verdict(through last: Step = .name) async -> Result<[Certificate], ChainRefusal> {
        // All at once first: most chains are good, and each step costs the signatures once more.
        if case .validCertificate(let found) = await verify(through: last) { return .success(Array(found)) }
        var chain: [Certificate] = []
        for step in Step.allCases where step.rawValue <= last.rawValue {
            switch await verify(through: step) {
            case .validCertificate(let found): chain = Array(found)
            case .couldNotValidate(let failures):
                let reason = failures.first.map { "\($0.policyFailureReason)" }
                return .failure(refusal(at: step, reason: reason, passed: chain))
            }
        }
        return .success(chain)
    }

    private func verify(through last: Step) async -> CertificateValidationResult {
        var verifier = Verifier(rootCertificates: CertificateStore(anchors.certificates.map(\.certificate))) {
            if last.rawValue >= Step.time.rawValue {
                RFC5280Policy(fixedExpiryValidationTime: now)
            } else {
                RFC5280Policy.withValidityCheckDisabled()
            }
            UnderstoodExtensions()
            AuthorityRule()
            SignatureRule()
            if last.rawValue >= Step.keyUsage.rawValue { KeyUsageRule() }
            if last.rawValue >= Step.extendedKeyUsage.rawValue { ExtendedKeyUsageRule(purpose: purpose) }
            if last.rawValue >= Step.name.rawValue { NameRule(hostName: hostName, ipAddress: ipAddress) }
        }
        return await verifier.validate(
            leaf: leaf.certificate, intermediates: CertificateStore(others.map(\.certificate)))
    }

    private func refusal(at step: Step, reason: String?, passed: [Certificate]) -> ChainRefusal {
        switch step {
        case .trust: distrust(reason: reason)
        case .time: untimely(passed) ?? .other(reason ?? "the chain is not in force")
        case .keyUsage: .wrongPurpose(KeyUsageRule().complaint(about: passed) ?? reason ?? "")
        case .extendedKeyUsage:
            .wrongPurpose(ExtendedKeyUsageRule(purpose: purpose).complaint(about: passed) ?? reason ?? "")
        case .name:
            .nameMismatch(
                expected: [hostName, ipAddress].compactMap(\.self).joined(separator: " / "),
                presented: leaf.dnsNames + leaf.ipAddresses)
        }
    }

    /// The verifier gives no reason when it finds no path, or cannot understand the leaf.
    private func distrust(reason: String?) -> ChainRefusal {
        if let unknown = UnderstoodExtensions.unknown(in: leaf.certificate) {
            return .other("未対応の重要な拡張があります（\(unknown)）")
        }
        return reason.map { .other($0) } ?? .untrustedIssuer(issuer: leaf.issuer)
    }

    private func untimely(_ chain: [Certificate]) -> ChainRefusal? {
        for certificate in chain {
            if now < certificate.notValidBefore { return .notYetValid(notBefore: certificate.notValidBefore) }
            if now > certificate.notValidAfter { return .expired(notAfter: certificate.notValidAfter) }
        }
        return nil
    }
}
