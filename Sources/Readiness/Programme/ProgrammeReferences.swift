import Identifiers

/// What tasks may refer to beside each other.
struct KnownNames {
    let documents: Set<String>
    let phases: Set<String>
    let forms: Set<String>
    let tests: Set<String>
}

extension ProgrammeNode {
    /// Checks what tasks say about each other and about everything else; this is the node of the task list.
    func checkReferences(tasks: [ProgrammeTask], known names: KnownNames) throws(ProgrammeError) {
        let known = Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (task, node) in zip(tasks, try list()) {
            let entries = try node.mapping(required: [], optional: Self.taskKeys)
            for reference in try entries.required("after").list() {
                guard let earlier = known[try reference.text()] else {
                    throw reference.error("作業「\(try reference.text())」はこのファイルにありません。")
                }
                try reference.checkOrder(earlier, before: task)
            }
            try entries["documents"]?.check(in: names.documents, "資料")
            try entries["forms"]?.check(in: names.forms, "様式")
            try entries["tests"]?.check(in: names.tests, "テスト項目")
            if let phase = entries["phase"], !names.phases.contains(try phase.text()) {
                throw phase.error("段階「\(try phase.text())」はこのファイルにありません。")
            }
        }
        guard let cycle = TaskOrder.cycle(in: tasks) else { return }
        let place = zip(tasks, try list()).first { $0.0.id == cycle.first }?.1 ?? self
        throw place.error("作業が互いに待ち合っています: \(cycle.joined(separator: " → "))")
    }

    /// A side would wait for ever, or not at all, for what only the other side or another kind does.
    private func checkOrder(_ earlier: ProgrammeTask, before task: ProgrammeTask) throws(ProgrammeError) {
        guard Set(earlier.bureaus).isSuperset(of: task.bureaus) else {
            throw error("作業「\(earlier.id)」は、「\(task.id)」を実施する部局の一部では実施しません。")
        }
        guard Set(earlier.organisations).isSuperset(of: task.organisations) else {
            throw error("作業「\(earlier.id)」は、「\(task.id)」を実施する団体の一部では実施しません。")
        }
        if let begins = earlier.begins, let deadline = task.deadline, deadline < begins {
            throw error("「\(task.id)」の期限（\(deadline)）が、待つ作業「\(earlier.id)」の開始（\(begins)）より前です。")
        }
    }

    private func check(in names: Set<String>, _ what: String) throws(ProgrammeError) {
        for reference in try list() where !names.contains(try reference.text()) {
            throw reference.error("\(what)「\(try reference.text())」はこのファイルにありません。")
        }
    }

    /// Checks the documents that forms are; this is the node of the list of forms.
    func checkDocuments(of forms: [ProgrammeForm], known: [ProgrammeDocument]) throws(ProgrammeError) {
        let names = Set(known.map(\.id))
        for (form, node) in zip(forms, try list()) where !names.contains(form.document) {
            throw node.error("資料「\(form.document)」はこのファイルにありません。")
        }
    }

    static let taskKeys = [
        "id", "title", "bureaus", "after", "responsible", "documents", "section", "provenBy", "begins", "deadline",
        "phase", "organisations", "forms", "tests", "purpose", "steps", "proof",
    ]
}
