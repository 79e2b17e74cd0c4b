/// Why the lab cannot go on.
public struct LabError: Error, Sendable, CustomStringConvertible {
    /// For the log.
    public let description: String

    init(_ description: String) { self.description = description }
}
