import Attachments
import CGMime

/// One leaf of a mail: what it says it is, and its bytes without transfer encoding.
struct MessagePart {
    /// `text/plain`, in lower case.
    let type: String
    let charset: String
    /// Empty: none.
    let fileName: String
    let isAttachment: Bool
    let content: [UInt8]
}

/// A mail's structure, walked.
struct MessageParts {
    /// As many leaves as are looked at; a mail with more is odd.
    static let most = 100

    private(set) var leaves: [MessagePart] = []
    /// The messages within the mail: what came back in a bounce.
    private(set) var enclosed: [[String: String]] = []
    private(set) var hasTooMany = false

    /// Walks every object under a mail's body.
    init(body: UnsafeMutablePointer<GMimeObject>) {
        guard let walk = g_mime_part_iter_new(body) else { return }
        defer { g_mime_part_iter_free(walk) }
        repeat {
            guard let object = g_mime_part_iter_get_current(walk) else { continue }
            guard leaves.count + enclosed.count < Self.most else {
                hasTooMany = true
                return
            }
            if let message = kakehashi_mime_enclosed(object), let inner = kakehashi_mime_root(message) {
                enclosed.append(["message-id": Self.header(inner, "Message-ID")])
            } else if let part = kakehashi_mime_part(object) {
                leaves.append(Self.leaf(object, part))
            }
        } while g_mime_part_iter_next(walk) != 0
    }

    private static func leaf(
        _ object: UnsafeMutablePointer<GMimeObject>, _ part: UnsafeMutablePointer<GMimePart>
    ) -> MessagePart {
        let type = kakehashi_mime_type(object).map { text in
            defer { g_free(text) }
            return String(cString: text).lowercased()
        }
        let disposition = kakehashi_mime_disposition(object).map { String(cString: $0).lowercased() }
        var content: [UInt8] = []
        if let bytes = kakehashi_mime_content(part) {
            content = Array(UnsafeBufferPointer(start: bytes.pointee.data, count: Int(bytes.pointee.len)))
            g_byte_array_unref(bytes)
        }
        return MessagePart(
            type: type ?? "text/plain",
            charset: kakehashi_mime_parameter(object, "charset").map { String(cString: $0) } ?? "",
            fileName: g_mime_part_get_filename(part).map { String(cString: $0) } ?? "",
            isAttachment: disposition == "attachment", content: content)
    }

    static func header(_ object: UnsafeMutablePointer<GMimeObject>, _ name: String) -> String {
        kakehashi_mime_header(object, name).map { String(cString: $0) } ?? ""
    }
}
