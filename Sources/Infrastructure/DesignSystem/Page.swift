/// A page as plain values: what it says, not how it looks.
public struct Page: Sendable {
    /// Whose system this is, at the top of every page: 「松本市 首長部局 自治体中間サーバー」.
    public var site: String
    public var title: String
    /// Who is signed in, if anybody.
    public var person: String?
    /// The form that signs out, where somebody is signed in.
    public var signOut: FormAction?
    public var blocks: [Block]

    /// Describes a page.
    public init(site: String, title: String, person: String? = nil, signOut: FormAction? = nil, blocks: [Block]) {
        self.site = site
        self.title = title
        self.person = person
        self.signOut = signOut
        self.blocks = blocks
    }

    /// The page as an HTML document; every value is escaped.
    public func rendered() -> String {
        var context: [String: Any] = [
            "site": site, "title": title, "body": blocks.map(\.html).joined(separator: "\n"),
        ]
        // A key that is absent hides its part of the template; an optional would be shown as one.
        context["person"] = person
        context["signOut"] = signOut?.context
        return Templates.render("page", context)
    }
}

/// Where a form without fields goes.
public struct FormAction: Sendable {
    public var path: String
    public var token: String

    /// Names the path and the session's form token.
    public init(path: String, token: String) {
        self.path = path
        self.token = token
    }

    var context: [String: Any] { ["path": path, "token": token] }
}

/// One part of a page.
public enum Block: Sendable {
    case heading(String)
    case text(String)
    case notice(Notice)
    case summary([SummaryRow])
    case table(Table)
    case form(Form)
    case links([Link])
    case steps([Step])
    case fixed(String)

    var html: String {
        switch self {
        case .heading(let text): Templates.render("heading", ["text": text])
        case .text(let text): Templates.render("text", ["text": text])
        case .notice(let notice): Templates.render("notice", notice.context)
        case .summary(let rows): Templates.render("summary", ["rows": rows.map(\.context)])
        case .table(let table): Templates.render("table", table.context)
        case .form(let form): Templates.render("form", form.context)
        case .links(let links): Templates.render("links", ["links": links.map(\.context)])
        case .steps(let steps): Templates.render("steps", ["steps": steps.map(\.context)])
        case .fixed(let text): Templates.render("fixed", ["text": text])
        }
    }
}
