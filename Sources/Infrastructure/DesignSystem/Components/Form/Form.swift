/// A form: where it goes, what it asks, and how it is sent.
public struct Form: Sendable {
    public var action: String
    public var submit: String
    public var token: String?
    public var fields: [Field]
    /// Whether it cannot be undone: the button says so by its look.
    public var isDangerous: Bool
    /// Whether it is the lesser of two ways on, such as giving up: its button is drawn in outline.
    public var isSecondary: Bool
    /// Whether it only asks for another view of the same data: sent in the address, so that it can be kept as a bookmark.
    public var isQuery: Bool

    /// Describes a form; `token` is the session's form token.
    public init(
        action: String, submit: String, token: String?, fields: [Field], isDangerous: Bool = false,
        isSecondary: Bool = false, isQuery: Bool = false
    ) {
        self.action = action
        self.submit = submit
        self.token = token
        self.fields = fields
        self.isDangerous = isDangerous
        self.isSecondary = isSecondary
        self.isQuery = isQuery
    }

    /// A browser sends no more than a file's name unless the form says so.
    private var takesFiles: Bool {
        fields.contains { if case .file = $0.kind { true } else { false } }
    }

    var context: [String: Any] {
        var context: [String: Any] = [
            "action": action, "submit": submit, "takesFiles": takesFiles, "isDangerous": isDangerous,
            "isSecondary": isSecondary, "method": isQuery ? "get" : "post",
        ]
        context["token"] = token
        return context
    }
}
