/// A document that a task refers to (§6.1).
public struct ProgrammeDocument: Sendable, Hashable {
    /// Stable, in kebab case.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// Such as 「第02.00版」; nil where the source names none.
    public let version: String?
    /// The clause of the source.
    public let section: String

    /// Describes a document.
    public init(id: String, title: String, version: String?, section: String) {
        self.id = id
        self.title = title
        self.version = version
        self.section = section
    }
}
