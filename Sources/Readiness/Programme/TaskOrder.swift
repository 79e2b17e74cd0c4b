/// The order in which tasks can be done.
enum TaskOrder {
    /// What a task waits for comes before it; among tasks that could come next, the first of the list does.
    ///
    /// Ids that are not in the list hold nothing up. The list has no cycle: the programme was checked.
    static func sorted(_ tasks: [ProgrammeTask]) -> [ProgrammeTask] {
        var open = tasks
        var sorted: [ProgrammeTask] = []
        while let next = firstFree(open) {
            sorted.append(open.remove(at: next))
        }
        return sorted
    }

    /// The ids along one cycle, its first repeated at its end; nil when there is none.
    static func cycle(in tasks: [ProgrammeTask]) -> [String]? {
        var open = tasks
        while let next = firstFree(open) { open.remove(at: next) }
        let waiting = Dictionary(open.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        guard var task = open.first else { return nil }
        // Every task left waits for another one that is left: following them must come back to one already seen.
        var path: [String] = []
        while !path.contains(task.id) {
            path.append(task.id)
            guard let blocker = task.after.lazy.compactMap({ waiting[$0] }).first else { return nil }
            task = blocker
        }
        return Array(path.drop { $0 != task.id }) + [task.id]
    }

    private static func firstFree(_ open: [ProgrammeTask]) -> Int? {
        let ids = Set(open.map(\.id))
        return open.firstIndex { ids.isDisjoint(with: $0.after) }
    }
}
