public import Identifiers
public import ServiceCalendar

/// One task of the programme, as the flow of §2.1 shows it.
public struct ProgrammeTask: Sendable, Hashable {
    /// Stable, in kebab case, such as `vpn-device`.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// The sides that do it, each for its own server (§1.1).
    public let bureaus: [Bureau]
    /// The ids of the tasks it waits for.
    public let after: [String]
    /// One of the five roles of §1.3.
    public let responsible: String
    /// The audit event that proves it; nil when only a person can say so, by name.
    public let provenBy: String?
    /// The ids of the documents it needs (§6.1).
    public let documents: [String]
    /// The first day on which it can be done, where the source names one.
    public let begins: CalendarDay?
    /// The last day on which it is to be done.
    public let deadline: CalendarDay?
    /// The clause of the source, such as `§2.7`.
    public let section: String

    /// Describes a task.
    public init(
        id: String, title: String, bureaus: [Bureau], after: [String], responsible: String, provenBy: String?,
        documents: [String], begins: CalendarDay? = nil, deadline: CalendarDay?, section: String
    ) {
        self.id = id
        self.title = title
        self.bureaus = bureaus
        self.after = after
        self.responsible = responsible
        self.provenBy = provenBy
        self.documents = documents
        self.begins = begins
        self.deadline = deadline
        self.section = section
    }
}
