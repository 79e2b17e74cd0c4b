/// A part of a written document: what an author says, not how it looks.
public indirect enum Passage: Sendable, Hashable {
    /// From 1 downwards; `anchor` is the part of an address that leads there.
    case heading(level: Int, String, anchor: String)
    case paragraph([Phrase])
    case items(isNumbered: Bool, [[Passage]])
    case table(headers: [[Phrase]], rows: [[[Phrase]]])
    /// A picture that the same site serves.
    case picture(path: String, description: String)
    case fixed(String)
    /// What stands apart: a hint, a warning.
    case aside([Passage])

    /// What it says, without how it is said; a picture says what stands for it.
    public var words: String {
        switch self {
        case .heading(_, let text, _), .fixed(let text): text
        case .paragraph(let phrases): phrases.map(\.words).joined()
        case .items(_, let items): items.flatMap(\.self).map(\.words).joined(separator: "\n")
        case .table(let headers, let rows):
            ([headers] + rows).map { $0.map { $0.map(\.words).joined() }.joined(separator: " ") }
                .joined(separator: "\n")
        case .picture(_, let description): description
        case .aside(let passages): passages.map(\.words).joined(separator: "\n")
        }
    }

    /// Headings one level further down: a document within another.
    public var lowered: Passage {
        guard case .heading(let level, let text, let anchor) = self else { return self }
        return .heading(level: level + 1, text, anchor: anchor)
    }
}

/// A piece of running text.
public enum Phrase: Sendable, Hashable {
    case text(String)
    case strong(String)
    case code(String)
    /// A way on within the same site.
    case link(String, path: String)

    /// The words alone.
    public var words: String {
        switch self {
        case .text(let text), .strong(let text), .code(let text), .link(let text, _): text
        }
    }
}

extension Phrase {
    var context: [String: Any] {
        switch self {
        case .text(let text): ["text": text]
        case .strong(let text): ["strong": text]
        case .code(let text): ["code": text]
        case .link(let text, let path): ["link": text, "path": path]
        }
    }

    static func html(_ phrases: [Phrase]) -> String {
        Templates.render("phrases", ["phrases": phrases.map(\.context)])
    }
}

extension Passage {
    static func html(_ passages: [Passage]) -> String { passages.map(\.html).joined(separator: "\n") }

    private var html: String {
        switch self {
        case .heading(let level, let text, let anchor):
            // A page has one h1, its title.
            Templates.render(
                "written-heading", ["level": String(min(max(level, 2), 6)), "text": text, "anchor": anchor])
        case .paragraph(let phrases):
            Templates.render("written-paragraph", ["html": Phrase.html(phrases)])
        case .items(let isNumbered, let items):
            Templates.render(
                "written-items", ["tag": isNumbered ? "ol" : "ul", "items": items.map { Self.html($0) }])
        case .table(let headers, let rows):
            Templates.render(
                "written-table",
                [
                    "headers": headers.map { Phrase.html($0) },
                    "rows": rows.map { ["cells": $0.map { Phrase.html($0) }] },
                ])
        case .picture(let path, let description):
            Templates.render("written-picture", ["path": path, "description": description])
        case .fixed(let text): Templates.render("fixed", ["text": text])
        case .aside(let passages): Templates.render("written-aside", ["html": Self.html(passages)])
        }
    }
}
