import Foundation

/// A value of a message of JSON, as far as 副本 have any use for it.
enum MessageValue: Equatable {
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

    static func == (one: MessageValue, other: MessageValue) -> Bool {
        switch (one, other) {
        case (.text(let one), .text(let other)): one == other
        case (.null, .null), (.other, .other): true
        case (.object(let one), .object(let other)):
            one.count == other.count && zip(one, other).allSatisfy { $0.name == $1.name && $0.value == $1.value }
        case (.list(let one), .list(let other)): one == other
        case (.text, _), (.null, _), (.object, _), (.list, _), (.other, _): false
        }
    }
}
