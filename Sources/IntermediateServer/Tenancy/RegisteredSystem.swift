/// A system of the organisation that may talk to its server, known by its certificate.
public struct RegisteredSystem: Sendable, Hashable {
    /// As in the 設定依頼票: `atena-system`, `legacy-tax`, …
    public let identifier: String
    /// `atenaSystem` or `legacySystem`.
    public let role: String
    public let title: String
    /// SHA-256 of its client certificate; nil until one was issued.
    public let fingerprint: String?

    /// Describes a system.
    public init(identifier: String, role: String, title: String, fingerprint: String?) {
        self.identifier = identifier
        self.role = role
        self.title = title
        self.fingerprint = fingerprint
    }
}
