/// The checks before a certificate is installed, each with a reason of its own (§2.8, §2.9).
///
/// The order is part of the promise: whose it is, then who issued it, then when, for what, under which name, and last
/// whether it was taken back. A wrong file is so told by what is most wrong with it: the mayor's certificate on the board's
/// server has another name too, but the key is why it will never work there; an expired one of a foreign authority is
/// foreign.
public enum CertificateInspection {
    /// What keeps a file's certificate from being installed; nil when nothing does.
    public static func defect(
        of file: CertificateFile, expecting expectation: InstallationExpectation
    ) async -> CertificateDefect? {
        await defect(of: file.certificate, issuers: file.issuers, expecting: expectation)
    }

    /// What keeps a certificate from being installed; nil when nothing does.
    ///
    /// The issuers are those that came with it: they help to build the chain, and are trusted by nobody.
    public static func defect(
        of certificate: IssuedCertificate, issuers: [IssuedCertificate] = [],
        expecting expectation: InstallationExpectation
    ) async -> CertificateDefect? {
        if let defect = ownership(of: certificate, expecting: expectation) { return defect }
        let decision = TrustDecision(
            certificate: certificate, issuers: issuers, anchors: expectation.anchors, now: expectation.now)
        let chain: [IssuedCertificate]
        switch await decision.chain() {
        case .success(let found): chain = found
        case .failure(let defect): return defect
        }
        return UsageDecision(purpose: expectation.purpose).defect(of: certificate)
            ?? NameDecision(hostName: expectation.hostName).defect(of: certificate)
            ?? RevocationDecision(knowledge: expectation.revocation, now: expectation.now).defect(of: chain)
    }

    /// What keeps an authority's certificate, handed out on paper or disk, from being believed from now on.
    ///
    /// Nobody vouches for it but whoever handed it out, so no chain is asked for.
    public static func defect(
        ofAuthority certificate: IssuedCertificate, expecting expectation: AuthorityExpectation
    ) -> CertificateDefect? {
        guard certificate.isAuthority else { return .notAuthority(subject: certificate.subject) }
        return duplicate(certificate, among: expectation.installedFingerprints)
            ?? UnderstoodExtensions.unknown(in: certificate.certificate).map { .unknownCritical(identifier: "\($0)") }
            ?? ValidityDecision(now: expectation.now).defect(of: certificate)
            ?? UsageDecision(purpose: .authority(pathLength: nil)).defect(of: certificate)
    }

    /// An authority's certificate has another key as well, but is told by what it is: the wrong one of two files.
    private static func ownership(
        of certificate: IssuedCertificate, expecting expectation: InstallationExpectation
    ) -> CertificateDefect? {
        guard let key = expectation.key else { return .noRequest }
        guard !certificate.isAuthority else { return .authority(subject: certificate.subject) }
        guard key.matches(certificate) else {
            return .otherKey(subject: certificate.subject, names: certificate.dnsNames + certificate.ipAddresses)
        }
        return duplicate(certificate, among: expectation.installedFingerprints)
    }

    private static func duplicate(
        _ certificate: IssuedCertificate, among installed: Set<String>
    ) -> CertificateDefect? {
        let fingerprint = certificate.sha256Fingerprint
        return installed.contains(fingerprint) ? .duplicate(fingerprint: fingerprint) : nil
    }
}
