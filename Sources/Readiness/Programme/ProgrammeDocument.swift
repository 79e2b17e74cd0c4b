/// A document that a task refers to (§6.1).
public struct ProgrammeDocument: Sendable, Hashable {
    /// Stable, in kebab case.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// Such as 「第02.00版」; nil where the source names none.
    public let version: String?
    /// What is in it, in our own words; nil where nothing is known.
    public let content: String?
    /// A path of the support site that gives it; nil when it is handed out elsewhere.
    public let opens: String?
    /// Who hands it out, in Japanese.
    public let from: String?
    /// The clause of the source.
    public let section: String

    /// Describes a document.
    public init(
        id: String, title: String, version: String?, content: String? = nil, opens: String? = nil,
        from: String? = nil, section: String
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.content = content
        self.opens = opens
        self.from = from
        self.section = section
    }
}
