public import Foundation

/// A checklist that the help desk gave back with questions.
public struct ChecklistReturn: Sendable, Hashable {
    /// From 1.
    public let number: Int64
    public let returnedBy: String
    public let returnedAt: Date
    /// What the organisation has to answer or put right.
    public let question: String
}
