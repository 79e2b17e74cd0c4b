import ServiceCalendar

extension ProgrammeNode {
    func task() throws(ProgrammeError) -> ProgrammeTask {
        let required = ["id", "title", "bureaus", "after", "responsible", "documents", "section"]
        let entries = try mapping(required: required, optional: Self.taskKeys.filter { !required.contains($0) })
        let bureaus = try entries.required("bureaus").uniqueList(\.self, ProgrammeNode.bureau)
        guard !bureaus.isEmpty else { throw try entries.required("bureaus").error("実施する部局を1つ以上記載してください。") }
        let begins = try entries["begins"]?.day()
        let deadline = try entries["deadline"]?.day()
        if let begins, let deadline, begins > deadline { throw error("開始日（begins）が期限（deadline）より後です。") }
        return ProgrammeTask(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(),
            phase: try entries["phase"]?.text(), bureaus: bureaus, organisations: try entries["organisations"].groups(),
            after: try entries.required("after").uniqueList(\.self, ProgrammeNode.text),
            responsible: try entries.required("responsible").role(), provenBy: try entries["provenBy"]?.text(),
            proof: try entries["proof"]?.text(),
            documents: try entries.required("documents").uniqueList(\.self, ProgrammeNode.text),
            forms: try entries["forms"]?.uniqueList(\.self, ProgrammeNode.text) ?? [],
            tests: try entries["tests"]?.uniqueList(\.self, ProgrammeNode.text) ?? [],
            purpose: try entries["purpose"]?.text() ?? "",
            steps: try entries["steps"]?.uniqueList(\.text, ProgrammeNode.step) ?? [], begins: begins,
            deadline: deadline, section: try entries.required("section").section())
    }

    func milestone() throws(ProgrammeError) -> Milestone {
        let entries = try mapping(required: ["id", "title", "section"], optional: ["from", "to", "remark"])
        let from = try entries["from"]?.day()
        let to = try entries["to"]?.day()
        if let from, let to, from > to { throw error("開始日（from）が終了日（to）より後です。") }
        return Milestone(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(), from: from,
            to: to,
            remark: try entries["remark"]?.text(), section: try entries.required("section").section())
    }

    func document() throws(ProgrammeError) -> ProgrammeDocument {
        let entries = try mapping(
            required: ["id", "title", "section"], optional: ["version", "content", "opens", "from"])
        return ProgrammeDocument(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(),
            version: try entries["version"]?.text(), content: try entries["content"]?.text(),
            opens: try entries["opens"]?.path(), from: try entries["from"]?.text(),
            section: try entries.required("section").section())
    }

    func checklistItem() throws(ProgrammeError) -> ChecklistItem {
        let entries = try mapping(required: ["id", "place", "title", "deadline"])
        return ChecklistItem(
            id: try entries.required("id").identifier(), place: try entries.required("place").text(),
            title: try entries.required("title").text(), deadline: try entries.required("deadline").day())
    }
}
