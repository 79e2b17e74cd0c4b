import PKI

/// An authority that a server or its terminals trust.
struct TrustedAuthority: Sendable {
    /// Part of the address of its files.
    let name: String
    let use: String
    let certificate: IssuedCertificate
}

extension CertificateService {
    /// Whom this server trusts, and whom its terminals must trust to reach it (§2.3).
    func trusted() async throws -> [TrustedAuthority] {
        let core = try await effective(.core)?.certificate
        return [
            TrustedAuthority(name: "platform", use: "端末に登録するCA証明書（プラットフォーム）", certificate: platformAuthority)
        ]
            + registrationAuthority.certificates.enumerated().map { index, certificate in
                TrustedAuthority(name: "lgpki-\(index + 1)", use: "証明書の発行者（LGPKI）", certificate: certificate)
            } + (core.map { [TrustedAuthority(name: "core", use: "コアシステム", certificate: $0)] } ?? [])
    }
}

/// The list of fingerprints as a file: what is compared with paper (§2.3).
enum FingerprintList {
    static func text(_ authorities: [TrustedAuthority]) -> String {
        authorities.map { authority in
            """
            \(authority.use)
              主体者: \(authority.certificate.subject)
              SHA-1: \(authority.certificate.sha1Fingerprint)
              SHA-256: \(authority.certificate.sha256Fingerprint)

            """
        }.joined(separator: "\r\n").replacing("\n", with: "\r\n")
    }
}
