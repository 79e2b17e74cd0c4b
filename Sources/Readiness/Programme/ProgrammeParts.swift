import ServiceCalendar

extension ProgrammeNode {
    func task() throws(ProgrammeError) -> ProgrammeTask {
        let entries = try mapping(
            required: ["id", "title", "bureaus", "after", "responsible", "documents", "section"],
            optional: ["provenBy", "begins", "deadline"])
        let bureaus = try entries.required("bureaus").uniqueList(\.self, ProgrammeNode.bureau)
        guard !bureaus.isEmpty else { throw try entries.required("bureaus").error("実施する部局を1つ以上記載してください。") }
        return ProgrammeTask(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(), bureaus: bureaus,
            after: try entries.required("after").uniqueList(\.self, ProgrammeNode.text),
            responsible: try entries.required("responsible").role(), provenBy: try entries["provenBy"]?.text(),
            documents: try entries.required("documents").uniqueList(\.self, ProgrammeNode.text),
            begins: try entries["begins"]?.day(), deadline: try entries["deadline"]?.day(),
            section: try entries.required("section").section())
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
        let entries = try mapping(required: ["id", "title", "section"], optional: ["version"])
        return ProgrammeDocument(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(),
            version: try entries["version"]?.text(), section: try entries.required("section").section())
    }

    func checklistItem() throws(ProgrammeError) -> ChecklistItem {
        let entries = try mapping(required: ["id", "place", "title", "deadline"])
        return ChecklistItem(
            id: try entries.required("id").identifier(), place: try entries.required("place").text(),
            title: try entries.required("title").text(), deadline: try entries.required("deadline").day())
    }
}
