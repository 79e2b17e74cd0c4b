public import Foundation

/// From one instant until just before another.
public struct InstantWindow: Hashable, Sendable {
    /// The first instant in it.
    public let opens: Date
    /// The first instant after it.
    public let closes: Date

    /// Describes a window; it contains its opening and not its closing.
    public init(opens: Date, closes: Date) {
        self.opens = opens
        self.closes = closes
    }

    /// Whether an instant lies in it.
    public func contains(_ date: Date) -> Bool { opens <= date && date < closes }
}
