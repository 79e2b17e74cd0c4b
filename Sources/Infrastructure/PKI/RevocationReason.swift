/// Why a certificate was revoked; the raw value is the number of RFC 5280 §5.3.1.
public enum RevocationReason: Int, Sendable, Codable, CaseIterable {
    /// No reason was given; lists then carry no reason code.
    case unspecified = 0
    /// The private key may be in other hands.
    case keyCompromise = 1
    /// The authority's private key may be in other hands.
    case cACompromise = 2
    /// The subject's name or affiliation has changed.
    case affiliationChanged = 3
    /// Another certificate takes its place.
    case superseded = 4
    /// It is no longer needed for its purpose.
    case cessationOfOperation = 5
    /// Suspended for now.
    case certificateHold = 6
    /// Only for delta lists, which this room neither makes nor reads.
    case removeFromCRL = 8
    /// What it certifies was withdrawn.
    case privilegeWithdrawn = 9
    /// The attribute authority may be in other hands.
    case aACompromise = 10

    /// The name in RFC 5280, such as `keyCompromise`.
    public var name: String { String(describing: self) }

    /// Finds a reason by its name in RFC 5280; nil for any other text.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
