import Foundation

/// What a record of the audit log does to a task's completion.
enum ProjectionRule {
    /// What an event says of a task.
    enum Meaning: Hashable {
        case completes(String)
        case reopens(String)

        var task: String {
            switch self {
            case .completes(let task), .reopens(let task): task
            }
        }
    }

    /// The latest of a task's completions, as the table has it.
    struct Standing: Hashable {
        /// The number of the record that completed it.
        let record: Int64
        let isReopened: Bool
        /// The number of the last record that said something of it.
        let lastRecord: Int64
    }

    enum Step: Hashable {
        case nothing
        /// A new completion begins.
        case begin
        /// The one that stands ends.
        case end
    }

    /// The first success counts until the task is reopened; a record that was applied before changes nothing.
    static func step(_ meaning: Meaning, record: Int64, standing: Standing?) -> Step {
        if let standing, record <= standing.lastRecord { return .nothing }
        let isDone = standing.map { !$0.isReopened } ?? false
        switch meaning {
        case .completes: return isDone ? .nothing : .begin
        case .reopens: return isDone ? .end : .nothing
        }
    }
}
