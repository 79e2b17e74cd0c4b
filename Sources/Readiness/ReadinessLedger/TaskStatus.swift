public import Foundation
public import Identifiers
public import Programme

/// How one task of one side stands.
public struct TaskStatus: Sendable {
    /// Done, open, or waiting for others (§2.1).
    public enum State: Sendable, Hashable {
        /// When, and the number of the record that proves it.
        case done(at: Date, record: Int64)
        case open
        /// The titles of the tasks it waits for.
        case waiting(for: [String])
    }

    public let task: ProgrammeTask
    public let bureau: Bureau
    public let state: State

    /// Whether it is done.
    public var isDone: Bool {
        switch state {
        case .done: true
        case .open, .waiting: false
        }
    }

    /// Turns what is known to be done into the state of every task of one side.
    static func statuses(
        of programme: Programme, organisation: Organisation, bureau: Bureau,
        done: [String: (at: Date, record: Int64)]
    ) -> [TaskStatus] {
        let tasks = programme.tasks(for: bureau, of: organisation.kind)
        let titles = Dictionary(tasks.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        return tasks.map { task in
            if let proof = done[task.id] {
                return TaskStatus(task: task, bureau: bureau, state: .done(at: proof.at, record: proof.record))
            }
            let missing = task.after.filter { done[$0] == nil }.compactMap { titles[$0] }
            return TaskStatus(task: task, bureau: bureau, state: missing.isEmpty ? .open : .waiting(for: missing))
        }
    }
}
