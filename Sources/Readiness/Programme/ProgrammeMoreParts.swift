import Yams

extension ProgrammeNode {
    func phase() throws(ProgrammeError) -> ProgrammePhase {
        let entries = try mapping(required: ["id", "title", "section"], optional: ["from", "to"])
        let from = try entries["from"]?.day()
        let to = try entries["to"]?.day()
        if let from, let to, from > to { throw error("開始日（from）が終了日（to）より後です。") }
        return ProgrammePhase(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(), from: from,
            to: to, section: try entries.required("section").section())
    }

    func form() throws(ProgrammeError) -> ProgrammeForm {
        let entries = try mapping(required: ["id", "title", "document", "opens"])
        return ProgrammeForm(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(),
            document: try entries.required("document").text(), opens: try entries.required("opens").path())
    }

    func testItem() throws(ProgrammeError) -> ProgrammeTestItem {
        let entries = try mapping(required: ["id", "title", "group"], optional: ["mayNotApply"])
        return ProgrammeTestItem(
            id: try entries.required("id").text(), title: try entries.required("title").text(),
            group: try entries.required("group").text(), mayNotApply: try entries["mayNotApply"]?.flag() ?? false)
    }

    func testSetting() throws(ProgrammeError) -> TestSetting {
        let entries = try mapping(
            required: ["id", "title", "preparation", "hours", "changesDevice", "changesRequest", "environment"],
            optional: ["restore"])
        return TestSetting(
            id: try entries.required("id").identifier(), title: try entries.required("title").text(),
            preparation: try entries.required("preparation").uniqueList(\.self, ProgrammeNode.text),
            hours: try entries.required("hours").text(), restore: try entries["restore"]?.text(),
            changesDevice: try entries.required("changesDevice").flag(),
            changesRequest: try entries.required("changesRequest").flag(),
            environment: try entries.required("environment").text())
    }

    /// A step: a text, or a text with the kinds of organisation that take it.
    func step() throws(ProgrammeError) -> TaskStep {
        guard node.mapping != nil else { return TaskStep(try text()) }
        let entries = try mapping(required: ["text", "organisations"])
        return TaskStep(
            try entries.required("text").text(), organisations: try entries["organisations"].groups())
    }

    func group() throws(ProgrammeError) -> OrganisationGroup {
        guard let group = OrganisationGroup(rawValue: try text()) else {
            throw error("団体の区分を次から記載してください: \(OrganisationGroup.allCases.map(\.rawValue).joined(separator: "、"))")
        }
        return group
    }

    func flag() throws(ProgrammeError) -> Bool {
        switch try text() {
        case "true": return true
        case "false": return false
        default: throw error("true又はfalseを記載してください。")
        }
    }

    /// A path of the support site.
    func path() throws(ProgrammeError) -> String {
        let text = try text()
        guard text.hasPrefix("/support/"), !text.contains(".."), text.allSatisfy({ $0.isASCII && !$0.isWhitespace })
        else { throw error("サポートサイトのパスを「/support/」から記載してください。") }
        return text
    }
}

extension ProgrammeNode? {
    /// The kinds of organisation; every kind when none is named.
    func groups() throws(ProgrammeError) -> [OrganisationGroup] {
        guard let self else { return OrganisationGroup.allCases }
        let groups = try self.uniqueList(\.self, ProgrammeNode.group)
        guard !groups.isEmpty else { throw self.error("実施する団体の区分を1つ以上記載してください。") }
        return groups
    }
}
