import CMark
public import DesignSystem

/// A document in CommonMark with tables, read into what the design system shows.
public struct MarkdownText: Sendable {
    /// The first heading of the first level; empty without one.
    public let title: String
    /// Everything after it.
    public let passages: [Passage]

    /// Reads a document; `resolve` turns what a link or picture names into a path of the site, or into nil.
    public init(_ text: String, resolve: @escaping (String) -> String?) {
        var reader = MarkdownReader(resolve: resolve)
        let all = reader.document(text)
        if case .heading(1, let title, _)? = all.first {
            self.title = title
            passages = Array(all.dropFirst())
        } else {
            title = ""
            passages = all
        }
    }

    /// Everything, with the title as a heading.
    public var whole: [Passage] {
        title.isEmpty ? passages : [.heading(level: 2, title, anchor: "part-0")] + passages.map(\.lowered)
    }

    /// The headings of one level with their anchors.
    public func headings(level: Int) -> [(title: String, anchor: String)] {
        passages.compactMap {
            guard case .heading(level, let title, let anchor) = $0 else { return nil }
            return (title, anchor)
        }
    }
}

/// Walks over the nodes of cmark.
private struct MarkdownReader {
    typealias Node = OpaquePointer

    let resolve: (String) -> String?
    private var headings = 0

    init(resolve: @escaping (String) -> String?) { self.resolve = resolve }

    mutating func document(_ text: String) -> [Passage] {
        cmark_gfm_core_extensions_ensure_registered()
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
        defer { cmark_parser_free(parser) }
        if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
        cmark_parser_feed(parser, text, text.utf8.count)
        guard let root = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(root) }
        return passages(of: root)
    }

    private mutating func passages(of node: Node) -> [Passage] {
        var found: [Passage] = []
        for child in Self.children(of: node) { found += passage(child) }
        return found
    }

    private mutating func passage(_ node: Node) -> [Passage] {
        switch Self.kind(node) {
        case "heading":
            headings += 1
            let phrases = phrases(of: node)
            let code = phrases.lazy.compactMap { if case .code(let code) = $0 { code } else { nil } }.first
            return [
                .heading(
                    level: Int(cmark_node_get_heading_level(node)), phrases.map(\.words).joined(),
                    anchor: code ?? "part-\(headings)")
            ]
        case "paragraph": return paragraph(node)
        case "list":
            return [
                .items(
                    isNumbered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                    Self.children(of: node).map { passages(of: $0) })
            ]
        case "code_block":
            return [.fixed(Self.text(cmark_node_get_literal(node)).trimmingSuffix("\n"))]
        case "block_quote": return [.aside(passages(of: node))]
        case "table":
            let rows = Self.children(of: node).map { row in Self.children(of: row).map { phrases(of: $0) } }
            return rows.isEmpty ? [] : [.table(headers: rows[0], rows: Array(rows.dropFirst()))]
        // Raw HTML is a note among authors, and a line between parts says nothing.
        case _: return []
        }
    }

    /// A paragraph, and the pictures in it each by itself.
    private func paragraph(_ node: Node) -> [Passage] {
        var found: [Passage] = []
        var running: [Phrase] = []
        func close() {
            if running.contains(where: { !$0.words.allSatisfy(\.isWhitespace) }) { found.append(.paragraph(running)) }
            running = []
        }
        for child in Self.children(of: node) {
            if Self.kind(child) == "image" {
                let description = phrases(of: child).map(\.words).joined()
                if let path = resolve(Self.text(cmark_node_get_url(child))) {
                    close()
                    found.append(.picture(path: path, description: description))
                } else {
                    running.append(.text("（図：\(description)）"))
                }
            } else {
                running += phrase(child, after: running.last)
            }
        }
        close()
        return found
    }

    private func phrases(of node: Node) -> [Phrase] {
        var found: [Phrase] = []
        for child in Self.children(of: node) { found += phrase(child, after: found.last) }
        return found
    }

    private func phrase(_ node: Node, after last: Phrase?) -> [Phrase] {
        switch Self.kind(node) {
        case "text": return [.text(Self.text(cmark_node_get_literal(node)))]
        case "code": return [.code(Self.text(cmark_node_get_literal(node)))]
        case "strong", "emph": return [.strong(phrases(of: node).map(\.words).joined())]
        case "link":
            let words = phrases(of: node).map(\.words).joined()
            return [resolve(Self.text(cmark_node_get_url(node))).map { .link(words, path: $0) } ?? .text(words)]
        // Lines of Japanese meet without a space between them.
        case "softbreak", "linebreak": return last?.words.last?.isASCII == true ? [.text(" ")] : []
        case _: return []
        }
    }

    private static func children(of node: Node) -> [Node] {
        Array(
            sequence(first: cmark_node_first_child(node)) { cmark_node_next($0) }.prefix { $0 != nil }.compactMap(
                \.self))
    }

    private static func kind(_ node: Node) -> String { text(cmark_node_get_type_string(node)) }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
