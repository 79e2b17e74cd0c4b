/// Where a letter stands among others: its own id, and those that it goes on from (RFC 5322 §3.6.4).
public struct LetterThread: Sendable, Hashable {
    /// Without brackets.
    public let messageID: String
    /// The ids of the thread so far, oldest first, without brackets.
    public let references: [String]

    /// Takes ids; one that could end a header line, or is no id, is left out.
    public init(messageID: String, references: [String]) {
        self.messageID = messageID
        self.references = references.filter(Self.isIdentifier)
    }

    /// The headers of a thread: what a reader of mail shows as one conversation.
    var headers: [String] {
        guard let last = references.last else { return ["Message-ID: <\(messageID)>"] }
        return [
            "Message-ID: <\(messageID)>", "In-Reply-To: <\(last)>",
            "References: " + references.map { "<\($0)>" }.joined(separator: "\r\n "),
        ]
    }

    /// As the queue keeps it.
    var text: String { ([messageID] + references).joined(separator: " ") }

    /// Reads what the queue kept; nil for a letter on its own.
    init?(text: String) {
        let identifiers = text.split(separator: " ").map(String.init)
        guard let first = identifiers.first else { return nil }
        self.init(messageID: first, references: Array(identifiers.dropFirst()))
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (3...250).contains(text.utf8.count) && text.contains("@")
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
    }
}
