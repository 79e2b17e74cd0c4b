public import Foundation

/// What a server knows about itself and its authorities before it installs a certificate.
public struct InstallationExpectation: Sendable {
    /// The key of its newest request; nil while it has made none.
    public var key: KeyPair?
    /// The name that peers know it by.
    public var hostName: String
    /// The authorities whose certificates may be installed.
    public var anchors: TrustAnchors
    /// What is known of revoked certificates.
    public var revocation: RevocationKnowledge
    /// `sha256Fingerprint` of every certificate that was installed before.
    public var installedFingerprints: Set<String>
    /// What it will do with the certificate.
    public var purpose: CertificatePurpose
    /// The instant of the judgement.
    public var now: Date

    /// Says what is expected.
    public init(
        key: KeyPair?, hostName: String, anchors: TrustAnchors, revocation: RevocationKnowledge,
        installedFingerprints: Set<String>, purpose: CertificatePurpose, now: Date
    ) {
        self.key = key
        self.hostName = hostName
        self.anchors = anchors
        self.revocation = revocation
        self.installedFingerprints = installedFingerprints
        self.purpose = purpose
        self.now = now
    }
}

/// What is known of revoked certificates: never simply nothing.
public enum RevocationKnowledge: Sendable {
    /// The lists that could be had, perhaps none; each is judged before it is believed.
    case lists([CertificateRevocationList])
    /// The authorities publish no lists; a certificate that names a place for one contradicts that, and is refused.
    case notPublished
}
