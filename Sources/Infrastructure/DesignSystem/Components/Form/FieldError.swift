/// What was wrong with what somebody sent, and what to do about it.
public struct FieldError: Sendable, Hashable {
    /// The field; nil when it is about the whole form.
    public var field: String?
    public var title: String
    public var remedy: String
    /// The stable code of the error, by which people look it up; empty for one among many.
    public var code: String

    /// Describes an error.
    public init(field: String?, title: String, remedy: String, code: String = "") {
        self.field = field
        self.title = title
        self.remedy = remedy
        self.code = code
    }
}

/// Numbers a page's forms, so that each field has an address that the error summary can link to.
struct FormNumbers {
    private let errors: [FieldError]
    private var count = 0
    private var diagrams = 0
    private var addresses: [String: String] = [:]

    init(errors: [FieldError]) {
        self.errors = errors
    }

    mutating func context(of form: Form) -> [String: Any] {
        count += 1
        var context = form.context
        context["number"] = count
        context["fields"] = form.fields.map { field in
            let address = "form\(count)-\(field.name)"
            var fieldContext = field.context(address: address)
            // Of two forms with a field of one name, the error belongs to the first.
            if addresses[field.name] == nil, let error = errors.first(where: { $0.field == field.name }) {
                fieldContext["error"] = error.title
                fieldContext["remedy"] = error.remedy
            }
            if addresses[field.name] == nil { addresses[field.name] = address }
            return fieldContext
        }
        return context
    }

    /// Numbers the page's diagrams in the same way.
    mutating func nextDiagram() -> Int {
        diagrams += 1
        return diagrams
    }

    /// The box at the top: each error, linked to its field.
    var errorSummary: String {
        guard !errors.isEmpty else { return "" }
        return Templates.render(
            "error-summary",
            [
                "errors": errors.map { error in
                    var context: [String: Any] = ["title": error.title, "remedy": error.remedy]
                    if !error.code.isEmpty { context["code"] = error.code }
                    context["address"] = error.field.flatMap { addresses[$0] }
                    return context
                }
            ])
    }
}
