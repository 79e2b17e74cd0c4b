/// Reports of what could not be delivered (RFC 3462, RFC 3464).
enum BounceReader {
    /// The id of our mail that came back, and the report's status; nil for any other mail.
    static func bounce(_ parts: MessageParts, from sender: String) -> (messageID: String, reason: String)? {
        guard let report = parts.leaves.first(where: { $0.type == "message/delivery-status" }) else { return nil }
        let lines = String(decoding: report.content, as: UTF8.self).split(whereSeparator: \.isNewline)
        func field(_ name: String) -> String? {
            lines.first { $0.lowercased().hasPrefix("\(name):") }.map {
                String($0.dropFirst(name.utf8.count + 1)).filter { $0.isASCII && !$0.isNewline }
            }
        }
        guard field("action")?.lowercased().contains("failed") == true else { return nil }
        let status = field("status")?.filter { $0.isNumber || $0 == "." } ?? "不明"
        // The whole mail, or its headers alone.
        let whole = parts.enclosed.compactMap { $0["message-id"] }
        let headers = parts.leaves.filter { $0.type == "text/rfc822-headers" }.flatMap { part in
            String(decoding: part.content, as: UTF8.self).split(whereSeparator: \.isNewline)
                .filter { $0.lowercased().hasPrefix("message-id:") }.map(String.init)
        }
        guard let identifier = (whole + headers).flatMap(MessageReader.identifiers).first else { return nil }
        return (identifier, status)
    }
}
