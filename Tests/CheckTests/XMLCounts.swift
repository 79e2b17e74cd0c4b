import Foundation

/// Whether a text is well-formed enough to count its elements: every tag that opens closes, in order.
final class XMLCounts {
    private(set) var counts: [String: Int] = [:]

    func read(_ text: String) -> Bool {
        var open: [String] = []
        var rest = text[...]
        guard rest.hasPrefix("<?xml"),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        else { return false }
        rest = rest[rest.index(after: rest.firstIndex(of: ">") ?? rest.startIndex)...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return false }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { return false }
                continue
            }
            let name = String(tag.prefix { $0 != " " && $0 != "/" })
            counts[name, default: 0] += 1
            if !tag.hasSuffix("/") { open.append(name) }
        }
        return open.isEmpty
    }
}
