/// A page as plain values: what it says, not how it looks.
public struct Page: Sendable {
    public var frame: Frame
    public var title: String
    public var blocks: [Block]
    /// What was wrong with the form that led here; said first, and beside each field.
    public var errors: [FieldError]

    /// Describes a page.
    public init(_ frame: Frame, title: String, errors: [FieldError] = [], blocks: [Block]) {
        self.frame = frame
        self.title = title
        self.errors = errors
        self.blocks = blocks
    }

    /// The page as an HTML document; every value is escaped.
    public func rendered() -> String {
        var context = frame.context
        var forms = FormNumbers(errors: errors)
        let body = blocks.map { $0.html(&forms) }.joined(separator: "\n")
        context["title"] = title
        context["isRefused"] = !errors.isEmpty
        context["body"] = forms.errorSummary + body
        return Templates.render("page", context)
    }
}

/// One part of a page.
public enum Block: Sendable {
    case heading(String)
    case subheading(String)
    case text(String)
    case list([String])
    /// A list whose order matters.
    case numbered([String])
    case notice(Notice)
    case summary([SummaryRow])
    case table(Table)
    case form(Form)
    case links([Link])
    case steps([Step])
    case picture(Picture)
    case diagram(Diagram)
    case fixed(String)
    /// A written document, or a part of one.
    case writing([Passage])

    func html(_ forms: inout FormNumbers) -> String {
        switch self {
        case .heading(let text): Templates.render("heading", ["text": text])
        case .subheading(let text): Templates.render("subheading", ["text": text])
        case .text(let text): Templates.render("text", ["text": text])
        case .list(let texts): Templates.render("list", ["tag": "ul", "texts": texts])
        case .numbered(let texts): Templates.render("list", ["tag": "ol", "texts": texts])
        case .notice(let notice): Templates.render("notice", notice.context)
        case .summary(let rows): Templates.render("summary", ["rows": rows.map(\.context)])
        case .table(let table): table.html
        case .form(let form): Templates.render("form", forms.context(of: form))
        case .links(let links): Templates.render("links", ["links": links.map(\.context)])
        case .steps(let steps): Templates.render("steps", ["steps": steps.map(\.context)])
        case .picture(let picture): Templates.render("picture", picture.context)
        case .diagram(let diagram): Templates.render("diagram", diagram.context(&forms))
        case .writing(let passages): Passage.html(passages)
        case .fixed(let text): Templates.render("fixed", ["text": text])
        }
    }
}
