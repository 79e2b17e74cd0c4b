import Identifiers

/// One value that differs between two versions of a form.
public struct FormDifference: Sendable, Hashable {
    /// Where, with lists by name instead of position: `bureaus[education].terminals[admin-terminal].address`.
    public let field: String
    /// The same in words: 「部局（教育委員会） › 端末（admin-terminal） › IPアドレス」.
    public let title: String
    /// The earlier value; nil where there was none.
    public let before: String?
    /// The later value; nil where there is none any more.
    public let after: String?

    /// The earlier value as people say it.
    public var beforeInWords: String? { before.map(inWords) }
    /// The later value as people say it.
    public var afterInWords: String? { after.map(inWords) }

    private func inWords(_ value: String) -> String {
        switch field.split(separator: ".").last {
        case "bureau": Bureau(rawValue: value)?.title ?? value
        case "environment": TestEnvironment(rawValue: value)?.title ?? value
        case "kind": TerminalKind(rawValue: value)?.title ?? value
        case "basicFour": BasicFourUse(rawValue: value)?.title ?? value
        case "dns": NameService(rawValue: value)?.title ?? value
        default: value
        }
    }

    /// Describes a difference.
    public init(field: String, title: String, before: String?, after: String?) {
        self.field = field
        self.title = title
        self.before = before
        self.after = after
    }
}
