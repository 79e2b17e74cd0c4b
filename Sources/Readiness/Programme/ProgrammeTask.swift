public import Identifiers
public import ServiceCalendar

/// One task of the programme, as the flow of §2.1 shows it.
public struct ProgrammeTask: Sendable, Hashable {
    /// Stable, in kebab case, such as `vpn-device`.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// The id of the phase that it belongs to; nil in a programme without phases.
    public let phase: String?
    /// The sides that do it, each for its own server (§1.1).
    public let bureaus: [Bureau]
    /// The kinds of organisation that do it.
    public let organisations: [OrganisationGroup]
    /// The ids of the tasks it waits for.
    public let after: [String]
    /// One of the five roles of §1.3.
    public let responsible: String
    /// The audit event that proves it; nil when only a person can say so, by name.
    public let provenBy: String?
    /// What that event is, in Japanese.
    public let proof: String?
    /// The ids of the documents it needs (§6.1).
    public let documents: [String]
    /// The ids of the forms that it fills in.
    public let forms: [String]
    /// The ids of the test items that it runs.
    public let tests: [String]
    /// What it is for, in Japanese.
    public let purpose: String
    /// What to do, in order.
    public let steps: [TaskStep]
    /// The first day on which it can be done, where the source names one.
    public let begins: CalendarDay?
    /// The last day on which it is to be done.
    public let deadline: CalendarDay?
    /// The clause of the source, such as `§2.7`.
    public let section: String

    /// Describes a task.
    public init(
        id: String, title: String, phase: String? = nil, bureaus: [Bureau],
        organisations: [OrganisationGroup] = OrganisationGroup.allCases, after: [String], responsible: String,
        provenBy: String?, proof: String? = nil, documents: [String], forms: [String] = [], tests: [String] = [],
        purpose: String = "", steps: [TaskStep] = [], begins: CalendarDay? = nil, deadline: CalendarDay?,
        section: String
    ) {
        self.id = id
        self.title = title
        self.phase = phase
        self.bureaus = bureaus
        self.organisations = organisations
        self.after = after
        self.responsible = responsible
        self.provenBy = provenBy
        self.proof = proof
        self.documents = documents
        self.forms = forms
        self.tests = tests
        self.purpose = purpose
        self.steps = steps
        self.begins = begins
        self.deadline = deadline
        self.section = section
    }

    /// Whether a side of such an organisation does it.
    public func isDone(by bureau: Bureau, of kind: OrganisationKind) -> Bool {
        bureaus.contains(bureau) && kind.bureaus.contains(bureau) && organisations.contains(OrganisationGroup(kind))
    }

    /// The steps that such an organisation takes.
    public func steps(for kind: OrganisationKind) -> [String] {
        steps.filter { $0.organisations.contains(OrganisationGroup(kind)) }.map(\.text)
    }
}
