import Foundation

/// The words of an HTML text: for reading, never for showing as HTML.
enum HTMLWords {
    static func words(of html: String) -> String {
        var text = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            let tail = rest[open...]
            let name = tail.dropFirst().prefix { $0.isLetter || $0 == "/" || $0 == "!" }.lowercased()
            // What stands between these is no text.
            if let end = ["script", "style"].first(where: { name == $0 }).flatMap({ close(of: $0, in: tail) }) {
                rest = tail[end...]
                continue
            }
            if ["br", "p", "/p", "div", "/div", "tr", "li", "/td"].contains(name) { text += "\n" }
            guard let end = tail.firstIndex(of: ">") else {
                rest = ""
                break
            }
            rest = tail[tail.index(after: end)...]
        }
        text += rest
        let entities = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&#39;", "'"), ("&amp;", "&"),
        ]
        let plain = entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
        return plain.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
            .replacing(#/\n{3,}/#, with: "\n\n")
    }

    private static func close(of name: String, in text: Substring) -> Substring.Index? {
        guard let tag = text.range(of: "</\(name)", options: .caseInsensitive) else { return text.endIndex }
        return text[tag.upperBound...].firstIndex(of: ">").map { text.index(after: $0) } ?? text.endIndex
    }
}
