import Foundation

/// The servers of a list file: one a line, `NAME[:PORT] [ADDRESS]`; `#` begins a remark.
public struct ServerList: Sendable, Hashable {
    /// A line of a list.
    public struct Entry: Sendable, Hashable {
        public let name: String
        public let port: Int
        /// Given: no name server is asked.
        public let address: String?
    }

    public let entries: [Entry]

    /// A line that is no server's.
    public struct LineError: Error, Sendable, Hashable, CustomStringConvertible {
        public let line: Int
        public let text: String
        public var description: String { "line \(line): \"\(text)\" is not NAME[:PORT] [ADDRESS]" }
    }

    /// Reads a list.
    /// - Throws: `LineError` at the first line that is neither a server nor a remark.
    public init(_ text: String) throws(LineError) {
        var entries: [Entry] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
            let words = content.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
            guard let first = words.first else { continue }
            let parts = first.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            let port = parts.count == 1 ? 443 : Int(parts[1]) ?? 0
            guard words.count <= 2, parts.count <= 2, !parts[0].isEmpty, (1...65_535).contains(port),
                words.count == 1 || Self.isAddress(words[1])
            else { throw LineError(line: index + 1, text: String(line)) }
            entries.append(Entry(name: parts[0], port: port, address: words.count > 1 ? words[1] : nil))
        }
        self.entries = entries
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
