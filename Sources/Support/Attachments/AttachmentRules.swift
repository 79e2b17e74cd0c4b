import Foundation
import NumberScreen

/// A file as somebody sent it.
public struct SentFile: Sendable, Hashable {
    public let name: String
    public let content: [UInt8]

    /// Pairs a name with its content.
    public init(name: String, content: [UInt8]) {
        self.name = name
        self.content = content
    }
}

/// A file that may be kept.
public struct AcceptedFile: Sendable, Hashable {
    /// Without any path, and without a 個人番号.
    public let name: String
    public let kind: AttachmentKind
    public let content: [UInt8]
    /// How many 個人番号 were masked in its name and text.
    public let masked: Int

    /// Takes a whole message that could not be read; its bytes are screened already.
    public static func message(_ content: [UInt8], masked: Int) -> AcceptedFile {
        AcceptedFile(name: "message.eml", kind: .message, content: content, masked: masked)
    }
}

/// Why a file is not taken.
public enum AttachmentRefusal: Error, Sendable, Hashable {
    case tooMany
    case tooLarge(name: String)
    case unknownKind(name: String)
    case otherName(name: String, kind: AttachmentKind)
    case individualNumber(name: String)
    case empty(name: String)
}

/// Which files are taken; figures and kinds are ours [O].
public enum AttachmentRules {
    /// Bytes of one file.
    public static let largest = 5 << 20
    /// Files of one inquiry.
    public static let most = 3
    /// What a file field of a form says.
    public static let hint = "PDF、PNG、JPEG、Excel（.xlsx）、Word（.docx）、PowerPoint（.pptx）、テキスト。1つ5MBまで。個人番号を含むファイルは添付できません。"
    /// What a browser offers.
    public static let accept = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.txt,.csv,.log,.yaml,.yml,.json,.xml"

    /// Judges the files of a form: its sender can be told.
    /// - Throws: `AttachmentRefusal`.
    public static func accepted(_ files: [SentFile]) throws(AttachmentRefusal) -> [AcceptedFile] {
        guard files.count <= most else { throw .tooMany }
        var accepted: [AcceptedFile] = []
        for file in files {
            let one = try judged(file)
            if one.kind == .text, NumberScreen.screened(AttachmentText.decoded(one.content) ?? "").masked > 0 {
                throw .individualNumber(name: one.name)
            }
            accepted.append(one)
        }
        return accepted
    }

    /// Judges one file of a mail: a text with a 個人番号 is masked, and is UTF-8 from then on.
    /// - Throws: `AttachmentRefusal`.
    public static func masked(_ file: SentFile) throws(AttachmentRefusal) -> AcceptedFile {
        let one = try judged(file)
        guard one.kind == .text, let text = AttachmentText.decoded(one.content) else { return one }
        let screened = NumberScreen.screened(text)
        guard screened.masked > 0 else { return one }
        return AcceptedFile(
            name: one.name, kind: .text, content: Array(screened.text.utf8), masked: one.masked + screened.masked)
    }

    private static func judged(_ file: SentFile) throws(AttachmentRefusal) -> AcceptedFile {
        let name = NumberScreen.screened(plainName(file.name))
        guard !file.content.isEmpty else { throw .empty(name: name.text) }
        guard file.content.count <= largest else { throw .tooLarge(name: name.text) }
        guard let kind = AttachmentKind.of(file.content) else { throw .unknownKind(name: name.text) }
        let end = name.text.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard kind.extensions.contains(end) else { throw .otherName(name: name.text, kind: kind) }
        return AcceptedFile(name: name.text, kind: kind, content: file.content, masked: name.masked)
    }

    /// The last part of a path, without what a header or a screen could trip over.
    static func plainName(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
            default: !"\"'<>:|?*;%".unicodeScalars.contains(scalar)
            }
        }
        let text = String(String.UnicodeScalarView(plain)).trimmingCharacters(in: .whitespaces)
        return text.isEmpty || text.allSatisfy { $0 == "." } ? "file" : String(text.suffix(100))
    }
}
