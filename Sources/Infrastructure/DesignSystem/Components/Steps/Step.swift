/// One task in an order of tasks.
public struct Step: Sendable {
    public var title: String
    public var state: String
    public var kind: Notice.Kind
    public var note: String
    /// Where the task is done; nil when there is nothing to open.
    public var path: String?

    /// Describes a task and how it stands.
    public init(title: String, state: String, kind: Notice.Kind, note: String, path: String? = nil) {
        self.title = title
        self.state = state
        self.kind = kind
        self.note = note
        self.path = path
    }

    var context: [String: Any] {
        var context: [String: Any] = ["title": title, "state": state, "kind": kind.rawValue, "note": note]
        context["path"] = path
        return context
    }
}
