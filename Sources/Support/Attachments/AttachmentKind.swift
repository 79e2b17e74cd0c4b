/// What a file is, by its first bytes.
public enum AttachmentKind: String, Sendable, Hashable, CaseIterable {
    case pdf
    case png
    case jpeg
    /// .xlsx.
    case workbook
    /// .docx.
    case document
    /// .pptx.
    case slides
    case text
    /// A whole mail that could not be read: kept as it came, never taken from a form.
    case message

    /// The media type under which it goes out.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .document: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .slides: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .text: "text/plain; charset=utf-8"
        case .message: "application/octet-stream"
        }
    }

    /// The ends of names that go with it, in lower case.
    var extensions: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .png: ["png"]
        case .jpeg: ["jpg", "jpeg"]
        case .workbook: ["xlsx"]
        case .document: ["docx"]
        case .slides: ["pptx"]
        case .text: ["txt", "csv", "log", "yaml", "yml", "json", "xml"]
        case .message: ["eml"]
        }
    }

    /// Looks at the bytes; nil for what is not taken.
    static func of(_ bytes: [UInt8]) -> AttachmentKind? {
        if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return office(bytes) }
        if bytes.starts(with: Array("MZ".utf8)) || bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) { return nil }
        return AttachmentText.decoded(bytes) == nil ? nil : .text
    }

    /// Names of parts stand uncompressed in the archive.
    private static func office(_ bytes: [UInt8]) -> AttachmentKind? {
        func has(_ name: String) -> Bool { bytes.firstRange(of: Array(name.utf8)) != nil }
        guard has("[Content_Types].xml"), !has("vbaProject.bin") else { return nil }
        if has("xl/workbook.xml") { return .workbook }
        if has("word/document.xml") { return .document }
        return has("ppt/presentation.xml") ? .slides : nil
    }
}
