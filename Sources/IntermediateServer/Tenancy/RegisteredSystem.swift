/// A system of the organisation that may talk to its server, known by its certificate.
public struct RegisteredSystem: Sendable, Hashable {
    /// As the 設定依頼票 names it, such as `atena-system`.
    public let identifier: String
    /// `atenaSystem` or `legacySystem`.
    public let role: String
    public let title: String
    /// The addresses that its certificate may name, from the 設定依頼票.
    public let addresses: [String]
    /// SHA-256 of its client certificate; nil until one was issued.
    public let fingerprint: String?

    /// Describes a system.
    public init(identifier: String, role: String, title: String, addresses: [String], fingerprint: String?) {
        self.identifier = identifier
        self.role = role
        self.title = title
        self.addresses = addresses
        self.fingerprint = fingerprint
    }
}
