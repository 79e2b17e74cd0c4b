/// One thing to do within a task.
public struct TaskStep: Sendable, Hashable {
    /// What to do, in Japanese.
    public let text: String
    /// For which kinds of organisation.
    public let organisations: [OrganisationGroup]

    /// Describes a step.
    public init(_ text: String, organisations: [OrganisationGroup] = OrganisationGroup.allCases) {
        self.text = text
        self.organisations = organisations
    }
}
