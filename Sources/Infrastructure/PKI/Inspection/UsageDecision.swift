import X509

/// Whether a key may do what it is wanted for (RFC 5280 §4.2.1.3, §4.2.1.12).
///
/// An absent extension restricts nothing. anyExtendedKeyUsage alone is not enough: the RFC lets a peer that asks for one
/// purpose refuse it, and openssl and `ExtendedKeyUsageRule` do, so the refusal would only come later, in a handshake.
struct UsageDecision {
    let purpose: CertificatePurpose

    func defect(of certificate: IssuedCertificate) -> CertificateDefect? {
        // Present but unreadable cannot be: such a certificate is refused when it is read.
        if let usage = try? certificate.certificate.extensions.keyUsage, !allows(usage) {
            return .usage(missing: isAuthority ? .certificateSigning : .digitalSignature)
        }
        guard let usages = try? certificate.certificate.extensions.extendedKeyUsage else { return nil }
        let missing = uses.filter { !usages.contains($0.usage) }
        return missing.isEmpty ? nil : .extendedUsage(missing: missing, seen: usages.map { "\($0)" })
    }

    private var isAuthority: Bool {
        if case .authority = purpose { true } else { false }
    }

    private func allows(_ usage: KeyUsage) -> Bool { isAuthority ? usage.keyCertSign : usage.digitalSignature }

    private var uses: [ChainPurpose] {
        switch purpose {
        case .authority: []
        case .server: [.server]
        case .client: [.client]
        case .serverAndClient: [.server, .client]
        case .documents: [.documents]
        }
    }
}
