import AuditLog
public import Identifiers
public import Programme
import ReadinessLedger
public import ServiceCalendar

/// A programme's tasks as the roll-up counts them: one slot for each task of each side.
public struct TaskPlan: Sendable {
    /// One task of one side.
    public struct Slot: Sendable {
        public let bureau: Bureau
        public let task: ProgrammeTask
        /// The slots of the same side that it waits for.
        public let after: [Int]
    }

    public let title: String
    /// The mayor's side first, each side in the order in which the work can be done.
    public let slots: [Slot]
    /// The last deadline of all tasks: by then an organisation is to be ready.
    public let deadline: CalendarDay?
    let events: [String]
    private let proven: [String: [String]]
    private let places: [Bureau: [String: Int]]
    private let applying: [OrganisationKind: [Int]]

    /// Lays a programme out.
    public init(_ programme: Programme) {
        var slots: [Slot] = []
        var places: [Bureau: [String: Int]] = [:]
        var proven: [String: Set<String>] = [:]
        for bureau in Bureau.allCases.sorted() {
            let tasks = programme.tasks(for: bureau)
            places[bureau] = Dictionary(
                tasks.enumerated().map { ($0.element.id, slots.count + $0.offset) },
                uniquingKeysWith: { first, _ in first }
            )
            for task in tasks {
                if let event = task.provenBy { proven[event, default: []].insert(task.id) }
                slots.append(
                    Slot(bureau: bureau, task: task, after: task.after.compactMap { places[bureau]?[$0] }))
            }
        }
        title = programme.title
        self.slots = slots
        applying = Dictionary(
            uniqueKeysWithValues: OrganisationKind.allCases.map { kind in
                let tasks = kind.bureaus.map { ($0, Set(programme.tasks(for: $0, of: kind).map(\.id))) }
                return (
                    kind,
                    slots.indices.filter { slot in
                        tasks.contains { $0.0 == slots[slot].bureau && $0.1.contains(slots[slot].task.id) }
                    }
                )
            })
        self.places = places
        self.proven = proven.mapValues { $0.sorted() }
        events = proven.keys.sorted()
        deadline = programme.tasks.compactMap(\.deadline).max()
    }

    /// The slots of a kind of organisation: the tasks that it has to do, on the sides that it has.
    public func slots(of kind: OrganisationKind) -> [Int] { applying[kind] ?? [] }

    /// The slot of a task of one side.
    public func slot(_ task: String, of bureau: Bureau) -> Int? { places[bureau]?[task] }

    /// Says what a successful event means for tasks; nothing for most.
    func meanings(of event: String, bureau: Bureau) -> [ProjectionRule.Meaning] {
        for (prefix, meaning) in [
            (Self.confirmed, ProjectionRule.Meaning.completes), (Self.reopened, ProjectionRule.Meaning.reopens),
        ] where event.hasPrefix(prefix) {
            let task = String(event.dropFirst(prefix.count))
            return slot(task, of: bureau) == nil ? [] : [meaning(task)]
        }
        return (proven[event] ?? []).filter { slot($0, of: bureau) != nil }.map { .completes($0) }
    }

    /// What begins the name of a person's confirmation, and of its being taken back; the task's id follows.
    static let confirmed = "\(AuditEvent.taskConfirmed.name)."
    static let reopened = "task.reopened."
}
