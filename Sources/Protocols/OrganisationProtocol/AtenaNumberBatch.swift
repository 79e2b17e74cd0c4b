public import Identifiers

/// What a bad row means for the others.
public enum BatchMode: String, Sendable, Codable, Hashable, CaseIterable {
    case allOrNothing
    case goodRows
}

/// S3 → S1: numbers that come, change or go.
public struct AtenaNumberBatch: Sendable, Codable, Hashable {
    public let mode: BatchMode
    public let entries: [AtenaNumberEntry]

    /// Gathers entries.
    public init(mode: BatchMode, entries: [AtenaNumberEntry]) {
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

/// S1 → S3: what was done and what was not, row by row.
public struct AtenaNumberBatchReceipt: Sendable, Codable, Hashable {
    public let accepted: Int
    /// Entries that say what is so already: a retry doubles nothing.
    public let unchanged: Int
    public let rejected: [RowRejection]

    /// Describes what was done.
    public init(accepted: Int, unchanged: Int, rejected: [RowRejection]) {
        self.accepted = accepted
        self.unchanged = unchanged
        self.rejected = rejected
    }
}
