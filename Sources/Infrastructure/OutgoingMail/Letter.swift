public import Foundation

/// One mail to one person.
public struct Letter: Sendable, Hashable {
    public let sender: MailAddress
    public let recipient: MailAddress
    /// One line, in Japanese.
    public let subject: String
    /// Plain text, in Japanese; lines end with `\n`.
    public let text: String
    /// Nil: on its own.
    public let thread: LetterThread?

    /// Writes a letter.
    /// - Throws: `MailError.badSubject` for a subject that is empty, longer than 200 characters or of several lines.
    public init(
        from sender: MailAddress, to recipient: MailAddress, subject: String, text: String,
        thread: LetterThread? = nil
    ) throws(MailError) {
        let isOneLine = subject.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
        guard !subject.isEmpty, subject.count <= 200, isOneLine else { throw .badSubject }
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.thread = thread
    }

    /// The message as a server takes it: RFC 5322 headers, UTF-8 text in base64, lines ending with CRLF.
    public func encoded(number: String, at date: Date) -> [UInt8] {
        let domain = sender.text.split(separator: "@").last.map(String.init) ?? "localhost"
        let lines =
            [
                "Date: \(Self.headerDate(date))", "From: <\(sender.text)>", "To: <\(recipient.text)>",
            ] + (thread?.headers ?? ["Message-ID: <\(number)@\(domain)>"]) + [
                "Subject: \(Self.encodedWords(subject))", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
                // RFC 3834: who answers mail automatically does not answer this one.
                "Auto-Submitted: auto-generated", "",
            ] + Self.base64Lines(text)
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// RFC 2047: words of at most 75 characters, each of whole characters, folded one to a line.
    private static func encodedWords(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }), text.utf8.count < 60 { return text }
        var words: [[UInt8]] = [[]]
        for character in text {
            let bytes = Array(String(character).utf8)
            if (words.last?.count ?? 0) + bytes.count > 42, words.last?.isEmpty == false { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func base64Lines(_ text: String) -> [String] {
        let crlf = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        let encoded = Array(Data(crlf.utf8).base64EncodedString().utf8)
        return stride(from: 0, to: encoded.count, by: 76).map {
            String(decoding: encoded[$0..<min($0 + 76, encoded.count)], as: UTF8.self)
        }
    }

    /// `Thu, 19 May 2016 12:30:00 +0900`.
    private static func headerDate(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 9 * 3600)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: date)
    }
}
