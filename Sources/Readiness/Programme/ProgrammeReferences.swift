import Identifiers

extension ProgrammeNode {
    /// Checks what tasks say about each other and about documents; this is the node of the task list.
    func checkReferences(tasks: [ProgrammeTask], documents: [ProgrammeDocument]) throws(ProgrammeError) {
        let known = Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let documentIdentifiers = Set(documents.map(\.id))
        for (task, node) in zip(tasks, try list()) {
            let entries = try node.mapping(required: [], optional: Self.taskKeys)
            for reference in try entries.required("after").list() {
                guard let earlier = known[try reference.text()] else {
                    throw reference.error("作業「\(try reference.text())」はこのファイルにありません。")
                }
                // A side would wait for ever, or not at all, for what only the other side does.
                guard Set(earlier.bureaus).isSuperset(of: task.bureaus) else {
                    throw reference.error("作業「\(earlier.id)」は、「\(task.id)」を実施する部局の一部では実施しません。")
                }
            }
            for reference in try entries.required("documents").list() {
                guard documentIdentifiers.contains(try reference.text()) else {
                    throw reference.error("資料「\(try reference.text())」はこのファイルにありません。")
                }
            }
        }
        guard let cycle = TaskOrder.cycle(in: tasks) else { return }
        let place = zip(tasks, try list()).first { $0.0.id == cycle.first }?.1 ?? self
        throw place.error("作業が互いに待ち合っています: \(cycle.joined(separator: " → "))")
    }

    private static let taskKeys = [
        "id", "title", "bureaus", "after", "responsible", "documents", "section", "provenBy", "begins", "deadline",
    ]
}
