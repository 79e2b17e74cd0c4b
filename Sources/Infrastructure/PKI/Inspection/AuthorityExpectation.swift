public import Foundation

/// What is known before an authority's certificate is installed as handed out.
public struct AuthorityExpectation: Sendable {
    /// `sha256Fingerprint` of every certificate of its kind that was installed before.
    public var installedFingerprints: Set<String>
    /// The instant of the judgement.
    public var now: Date

    /// Says what is expected.
    public init(installedFingerprints: Set<String>, now: Date) {
        self.installedFingerprints = installedFingerprints
        self.now = now
    }
}
