public import Identifiers

/// S3 → S1: numbers that come, change or go.
public struct AtenaNumberBatch: Sendable, Codable, Hashable {
    public let mode: RowMode
    public let entries: [AtenaNumberEntry]

    /// Gathers entries.
    public init(mode: RowMode, entries: [AtenaNumberEntry]) {
        self.mode = mode
        self.entries = entries
    }
}

/// One of them.
public struct AtenaNumberEntry: Sendable, Codable, Hashable {
    /// What happens to a number.
    public enum Action: String, Sendable, Codable, Hashable, CaseIterable {
        case register
        case change
        case delete
    }

    public let action: Action
    public let atenaNumber: AtenaNumber
    /// For a change only.
    public let newAtenaNumber: AtenaNumber?

    /// Describes what happens to a number.
    public init(_ action: Action, _ atenaNumber: AtenaNumber, to newAtenaNumber: AtenaNumber? = nil) {
        self.action = action
        self.atenaNumber = atenaNumber
        self.newAtenaNumber = newAtenaNumber
    }
}
