import Foundation
public import Identifiers
public import ServiceCalendar

/// What organisations have to do until when, and when the servers can be used: a file, not code.
public struct Programme: Sendable {
    /// Stable, such as `2016-sogo-unyo-test`.
    public let identifier: String
    /// In Japanese.
    public let title: String
    /// All tasks in the file's order.
    public let tasks: [ProgrammeTask]
    /// When the servers can be used (§1.4).
    public let serviceHours: ServiceHours
    /// When the インターフェイスシステム can be reached (§3.5).
    public let interfaceSystemWindows: [InstantWindow]
    /// The first day of 情報連携; nil in a programme that has none: there it is refused.
    public let linkageFrom: CalendarDay?
    /// The stars and bars of the schedule (§1.2), in the file's order.
    public let milestones: [Milestone]
    /// The documents that tasks refer to (§6.1).
    public let documents: [ProgrammeDocument]
    /// When servers restart and certificates take effect (§2.8).
    public let weeklyRestart: WeeklyRestart
    /// The items of the checklist (§1.5).
    public let checklistItems: [ChecklistItem]
    /// The parts that tasks belong to, in order (§1.1); empty in a programme without phases.
    public let phases: [ProgrammePhase]
    /// The forms that organisations fill in (§2.2, §1.6).
    public let forms: [ProgrammeForm]
    /// The items of the test (§3.3).
    public let testItems: [ProgrammeTestItem]
    /// The cases of where the test is held (§3.2).
    public let testSettings: [TestSetting]

    /// Reads a programme file and checks it as a whole.
    /// - Throws: `ProgrammeError` that names the line: unknown or missing keys, unknown references, impossible days or
    ///   hours, tasks that wait for each other.
    public init(yaml: String, holidays: HolidayList) throws(ProgrammeError) {
        let root = try ProgrammeNode(yaml: yaml).mapping(
            required: [
                "identifier", "title", "serviceHours", "interfaceSystemWindows", "weeklyRestart", "milestones",
                "documents", "tasks", "checklist",
            ], optional: ["linkage", "phases", "forms", "testItems", "testSettings"])
        identifier = try root.required("identifier").identifier()
        title = try root.required("title").text()
        serviceHours = try root.required("serviceHours").serviceHours(holidays: holidays)
        linkageFrom = try root["linkage"]?.mapping(required: ["from"]).required("from").day()
        // Connected for good once 情報連携 is open.
        interfaceSystemWindows =
            try root.required("interfaceSystemWindows").windows()
            + (linkageFrom.map { [InstantWindow(opens: $0.instant(hour: 0), closes: .distantFuture)] } ?? [])
        weeklyRestart = try root.required("weeklyRestart").weeklyRestart()
        milestones = try root.required("milestones").uniqueList(\.id, ProgrammeNode.milestone)
        documents = try root.required("documents").uniqueList(\.id, ProgrammeNode.document)
        tasks = try root.required("tasks").uniqueList(\.id, ProgrammeNode.task)
        checklistItems = try root.required("checklist").uniqueList(\.id, ProgrammeNode.checklistItem)
        phases = try root["phases"]?.uniqueList(\.id, ProgrammeNode.phase) ?? []
        forms = try root["forms"]?.uniqueList(\.id, ProgrammeNode.form) ?? []
        testItems = try root["testItems"]?.uniqueList(\.id, ProgrammeNode.testItem) ?? []
        testSettings = try root["testSettings"]?.uniqueList(\.id, ProgrammeNode.testSetting) ?? []
        try root["forms"]?.checkDocuments(of: forms, known: documents)
        try root.required("tasks").checkReferences(
            tasks: tasks,
            known: KnownNames(
                documents: Set(documents.map(\.id)), phases: Set(phases.map(\.id)), forms: Set(forms.map(\.id)),
                tests: Set(testItems.map(\.id))))
    }

    /// The tasks of one side of such an organisation, in the order in which they can be done.
    public func tasks(for bureau: Bureau, of kind: OrganisationKind) -> [ProgrammeTask] {
        TaskOrder.sorted(tasks.filter { $0.isDone(by: bureau, of: kind) })
    }

    /// A document by its id.
    public func document(_ id: String) -> ProgrammeDocument? { documents.first { $0.id == id } }

    /// The tasks of one side: what a task waits for comes before it, otherwise the file's order holds.
    public func tasks(for bureau: Bureau) -> [ProgrammeTask] {
        TaskOrder.sorted(tasks.filter { $0.bureaus.contains(bureau) })
    }
}
