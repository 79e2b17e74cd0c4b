/// What a bad row means for the others.
public enum RowMode: String, Sendable, Codable, Hashable, CaseIterable {
    case allOrNothing
    case goodRows
}

/// What was taken of a request of many rows, and what was not.
public struct RowReceipt: Sendable, Codable, Hashable {
    public let accepted: Int
    /// Rows that stood already, word for word: a retry doubles nothing.
    public let unchanged: Int
    public let rejected: [RowRejection]

    /// Describes what was taken.
    public init(accepted: Int, unchanged: Int, rejected: [RowRejection]) {
        self.accepted = accepted
        self.unchanged = unchanged
        self.rejected = rejected
    }
}

/// One reason why a row was not taken; a row may have several.
public struct RowRejection: Sendable, Codable, Hashable {
    /// From 1.
    public let row: Int
    /// The field by its Japanese name.
    public let field: String
    /// Stable, such as `replica.unknown-atena-number`.
    public let code: String
    /// In Japanese, for staff.
    public let message: String

    /// Describes why.
    public init(row: Int, field: String, code: String, message: String) {
        self.row = row
        self.field = field
        self.code = code
        self.message = message
    }
}
