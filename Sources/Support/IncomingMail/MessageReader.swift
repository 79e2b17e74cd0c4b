import Attachments
import CGMime
import Foundation
public import Tickets

/// A mail's bytes as the desk takes them; whatever the bytes are, it answers.
public enum MessageReader {
    /// What a mail is.
    public enum Reading: Sendable {
        case letter(IncomingLetter)
        /// An answer of ours came back: the id of it, and why.
        case bounce(messageID: String, reason: String, letter: IncomingLetter)
    }

    private static let prepared: Void = g_mime_init()

    /// Reads a mail; `fallback` is the id for one that has none, and has to be the same for the same mail.
    public static func read(_ bytes: [UInt8], fallback: String) -> Reading {
        _ = prepared
        guard !bytes.isEmpty, let message = bytes.withUnsafeBytes({ kakehashi_mime_parse($0.baseAddress, $0.count) }),
            let root = kakehashi_mime_root(message)
        else { return .letter(unreadable(bytes, fallback, "メールとして読み取れません。")) }
        defer { kakehashi_mime_release(message) }
        var oddities: [String] = []
        let parts = g_mime_message_get_mime_part(message).map { MessageParts(body: $0) }
        if parts == nil { oddities.append("本文がありません。") }
        if parts?.hasTooMany == true { oddities.append("部分が多すぎます。") }
        var nameText: UnsafePointer<CChar>?
        let address = kakehashi_mime_sender(message, &nameText).map { String(cString: $0) } ?? ""
        if !isAddress(address) { oddities.append("差出人のアドレスがありません。") }
        let body = text(of: parts, &oddities)
        let letter = IncomingLetter(
            messageID: identifiers(MessageParts.header(root, "Message-ID")).first ?? fallback,
            references: identifiers(MessageParts.header(root, "In-Reply-To"))
                + identifiers(MessageParts.header(root, "References")).reversed(),
            senderAddress: isAddress(address) ? address : "",
            senderName: line(nameText.map { String(cString: $0) } ?? ""),
            subject: line(g_mime_message_get_subject(message).map { String(cString: $0) } ?? ""),
            text: body.isEmpty ? "（本文なし）" : body, files: files(parts, &oddities),
            isAutomatic: isAutomatic(root), flag: oddities.joined(), original: oddities.isEmpty ? nil : bytes)
        if let parts, let (identifier, reason) = BounceReader.bounce(parts, from: address) {
            return .bounce(messageID: identifier, reason: reason, letter: letter)
        }
        return .letter(letter)
    }

    private static func unreadable(_ bytes: [UInt8], _ fallback: String, _ flag: String) -> IncomingLetter {
        IncomingLetter(
            messageID: fallback, references: [], senderAddress: "", senderName: "", subject: "（読み取れないメール）",
            text: "メールを読み取れませんでした。受け取ったままのものを添付しています。", files: [], isAutomatic: true, flag: flag,
            original: bytes.isEmpty ? nil : bytes)
    }

    // MARK: - Text

    /// The plain texts in order; of a mail that has HTML only, its words.
    private static func text(of parts: MessageParts?, _ oddities: inout [String]) -> String {
        let leaves = (parts?.leaves ?? []).filter { !$0.isAttachment && $0.fileName.isEmpty }
        let plain = leaves.filter { $0.type == "text/plain" }
        let html = leaves.filter { $0.type == "text/html" }
        var texts: [String] = []
        for leaf in plain.isEmpty ? html : plain {
            let (decoded, isExact) = JapaneseText.decoded(leaf.content, charset: leaf.charset)
            if !isExact { oddities.append("文字コード（\(line(leaf.charset))）で読めない部分があります。") }
            texts.append(plain.isEmpty ? HTMLWords.words(of: decoded) : decoded)
        }
        let joined = texts.joined(separator: "\n\n").replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let clean = String(
            String.UnicodeScalarView(
                joined.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" }))
        let trimmed = clean.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.count > TicketService.longestText else { return trimmed }
        oddities.append("本文が長すぎるため、途中までを表示しています。")
        return String(trimmed.prefix(TicketService.longestText))
    }

    /// What is attached, and what is neither text nor named: nothing of a mail goes unsaid.
    private static func files(_ parts: MessageParts?, _ oddities: inout [String]) -> [SentFile] {
        let leaves = parts?.leaves ?? []
        let hasPlain = leaves.contains { !$0.isAttachment && $0.fileName.isEmpty && $0.type == "text/plain" }
        let files = leaves.filter { leaf in
            if leaf.isAttachment || !leaf.fileName.isEmpty { return true }
            return leaf.type != "text/plain" && !(leaf.type == "text/html")
                && !leaf.type.hasPrefix("message/") && !(hasPlain && leaf.type == "text/calendar")
        }.map { leaf in
            SentFile(
                name: leaf.fileName.isEmpty ? "attachment.\(ending(leaf.type))" : line(leaf.fileName),
                content: leaf.content)
        }
        guard files.count > mostFiles else { return files }
        oddities.append("添付ファイルが多すぎます。")
        return Array(files.prefix(mostFiles))
    }

    /// Files of one mail; more are in the whole mail that is kept.
    static let mostFiles = 20

    private static func ending(_ type: String) -> String {
        switch type {
        case "application/pdf": "pdf"
        case "image/png": "png"
        case "image/jpeg": "jpg"
        default: type.hasPrefix("text/") ? "txt" : "bin"
        }
    }

    // MARK: - Headers

    /// The ids between angle brackets of a header, as far as they are any.
    static func identifiers(_ header: String) -> [String] {
        header.split(separator: "<", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            guard let end = piece.firstIndex(of: ">") else { return nil }
            let text = String(piece[..<end])
            let isGood = (3...250).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            return isGood ? text : nil
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        return sides.count == 2 && !sides[0].isEmpty && !sides[1].isEmpty && text.utf8.count <= 190
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// RFC 3834, and what came before it.
    private static func isAutomatic(_ root: UnsafeMutablePointer<GMimeObject>) -> Bool {
        let submitted = MessageParts.header(root, "Auto-Submitted").lowercased()
        let precedence = MessageParts.header(root, "Precedence").lowercased()
        return (!submitted.isEmpty && submitted != "no") || ["bulk", "list", "junk"].contains(precedence)
            || !MessageParts.header(root, "List-Id").isEmpty || MessageParts.header(root, "Return-Path") == "<>"
    }

    /// One line without what a screen could trip over.
    private static func line(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
        return String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespaces)
    }
}
