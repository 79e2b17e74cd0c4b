/// Whom one trusts.
public struct TrustAnchors: Sendable {
    /// The trusted authorities.
    public let certificates: [IssuedCertificate]

    /// Trusts these, and nobody else.
    public init(_ certificates: [IssuedCertificate]) {
        self.certificates = certificates
    }

    /// Whether nobody is trusted.
    public var isEmpty: Bool { certificates.isEmpty }
}
