public import Verdicts

/// Why an exchange does not pass, and which line to change.
public struct Finding: Sendable, Hashable {
    /// Which exchange.
    public let leg: Leg
    /// Where it stops.
    public let stop: Stop
    /// What should be there, in Japanese.
    public let expected: String
    /// What is there, in Japanese.
    public let seen: String
    /// What to change; nil where nobody's settings help.
    public let correction: Correction?

    /// The hop at which it stops.
    public var hop: Hop { stop.hop }
}
