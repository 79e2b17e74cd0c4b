public import DesignSystem
import Foundation

/// What a handler answers.
public struct WebResponse: Sendable {
    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    /// The stable code of a refusal that this answer shows; the record of the request says so.
    private(set) var refusal: String?
    /// Whether the connection is to end in the middle of this answer.
    var isLost = false

    /// Describes an answer.
    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A page.
    public static func page(_ page: Page, status: Int = 200) -> WebResponse {
        WebResponse(
            status: status, headers: [("content-type", "text/html; charset=utf-8")], body: Array(page.rendered().utf8))
    }

    /// On to another page after a form was accepted (RFC 9110 §15.4.4).
    public static func seeOther(_ path: String) -> WebResponse {
        WebResponse(status: 303, headers: [("location", path)])
    }

    /// A JSON document with sorted keys.
    /// - Throws: an encoding error.
    public static func json(_ document: some Encodable, status: Int = 200) throws -> WebResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return WebResponse(
            status: status, headers: [("content-type", "application/json")], body: Array(try encoder.encode(document)))
    }

    /// A JSON document that is a text already.
    public static func json(text: String, status: Int = 200) -> WebResponse {
        json(bytes: Array(text.utf8), status: status)
    }

    /// A JSON document that is written already.
    public static func json(bytes: [UInt8], status: Int = 200) -> WebResponse {
        WebResponse(status: status, headers: [("content-type", "application/json")], body: bytes)
    }

    /// A file; with a name it is offered for saving.
    public static func file(_ content: [UInt8], type: String, name: String? = nil) -> WebResponse {
        var headers = [(name: "content-type", value: type)]
        if let name { headers.append(("content-disposition", "attachment; filename=\"\(name)\"")) }
        return WebResponse(status: 200, headers: headers, body: content)
    }

    /// The same answer as a refusal.
    public func refused(_ code: String) -> WebResponse {
        var other = self
        other.refusal = code
        return other
    }

    /// The same answer with one more header.
    public func with(_ name: String, _ value: String) -> WebResponse {
        var other = self
        other.headers.append((name, value))
        return other
    }
}
