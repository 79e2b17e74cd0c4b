/// A form that an organisation fills in on screen (§2.2, §1.6).
public struct ProgrammeForm: Sendable, Hashable {
    /// Stable, in kebab case.
    public let id: String
    /// The name in the source, in Japanese.
    public let title: String
    /// The id of the document that it is.
    public let document: String
    /// Where it is filled in: a path of the support site.
    public let opens: String

    /// Describes a form.
    public init(id: String, title: String, document: String, opens: String) {
        self.id = id
        self.title = title
        self.document = document
        self.opens = opens
    }
}
