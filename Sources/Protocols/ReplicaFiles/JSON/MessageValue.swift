import Foundation

/// A value of a message of JSON, as far as 副本 have any use for it.
enum MessageValue {
    case text(String)
    case null
    /// In the order of names, none twice.
    case object([(name: String, value: MessageValue)])
    case list([MessageValue])
    /// A number or a truth: nothing of a 副本 is one.
    case other

    /// Reads a message (RFC 8259).
    /// - Throws: an error without a word about the content when it is no JSON.
    init(_ bytes: [UInt8]) throws {
        if let plain = PlainJSONReader.value(of: bytes) {
            self = plain
        } else {
            self.init(found: try JSONSerialization.jsonObject(with: Data(bytes)))
        }
    }

    private init(found: Any) {
        switch found {
        case let text as String: self = .text(text)
        case is NSNull: self = .null
        case let object as [String: Any]:
            self = .object(
                object.sorted { $0.key < $1.key }.map { (name: $0.key, value: MessageValue(found: $0.value)) })
        case let list as [Any]: self = .list(list.map { MessageValue(found: $0) })
        // What no other case knows may be anything.
        default: self = .other
        }
    }

    /// The value of a name; nil when this is no object, or has none.
    subscript(name: String) -> MessageValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
