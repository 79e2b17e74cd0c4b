import Foundation

/// A submitted form: text fields, and files where the form has them.
public struct FormBody: Sendable {
    private var fields: [String: [String]] = [:]
    private var files: [String: UploadedFile] = [:]

    /// Reads a form body.
    /// - Throws: `Problem` when the type is not a form's, or a multipart body is broken.
    public init(contentType: String, body: [UInt8]) throws(Problem) {
        if contentType.hasPrefix("application/x-www-form-urlencoded") {
            fields = URLFields.decode(String(decoding: body, as: UTF8.self))
        } else if contentType.hasPrefix("multipart/form-data") {
            for part in try MultipartBody.parts(contentType: contentType, body: body) {
                if part.isFile {
                    files[part.name] = UploadedFile(name: part.fileName, content: part.content)
                } else {
                    fields[part.name, default: []].append(String(decoding: part.content, as: UTF8.self))
                }
            }
        } else {
            throw .unreadable("フォーム")
        }
    }

    /// A text field, without the spaces around it; empty when it is missing.
    public subscript(_ name: String) -> String {
        verbatim(name).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A field as typed, spaces kept: passwords.
    public func verbatim(_ name: String) -> String {
        fields[name]?.last ?? ""
    }

    /// All values of a field that can be given several times, such as boxes that are ticked.
    public func values(_ name: String) -> [String] {
        fields[name] ?? []
    }

    /// A file's content; a text field of the same name serves where a page has a text area instead.
    /// - Throws: `Problem` naming the field when there is none.
    public func file(_ name: String, title: String) throws(Problem) -> [UInt8] {
        if let file = files[name], !file.content.isEmpty { return file.content }
        if !verbatim(name).isEmpty { return Array(verbatim(name).utf8) }
        throw Problem(
            status: 422, code: "form.file-missing", title: "\(title)が選択されていません。", detail: "ファイルを選択して、もう一度送信してください。",
            field: name)
    }
}

/// A file of a form as it was sent: the name is whatever the sender's browser said.
public struct UploadedFile: Sendable, Hashable {
    public let name: String
    public let content: [UInt8]
}

extension FormBody {
    /// A file with its name; nil when none was chosen.
    public func upload(_ name: String) -> UploadedFile? {
        files[name].flatMap { $0.name.isEmpty && $0.content.isEmpty ? nil : $0 }
    }
}

/// The `key=value&…` form of queries and simple forms.
enum URLFields {
    static func decode(_ text: some StringProtocol) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? plain(String(sides[1])) : ""
            fields[plain(String(sides[0])), default: []].append(value)
        }
        return fields
    }

    private static func plain(_ text: String) -> String {
        let spaced = text.replacingOccurrences(of: "+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}
