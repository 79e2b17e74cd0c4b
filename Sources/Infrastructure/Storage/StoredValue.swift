public import Foundation

/// One value as both engines hold it: null, a 64-bit integer, text or bytes.
public enum StoredValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    /// An instant as UTC microseconds since 1970-01-01.
    public static func instant(_ date: Date) -> StoredValue {
        .integer(Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
    }

    /// Text, or null when there is none.
    public static func optional(_ text: String?) -> StoredValue {
        text.map { .text($0) } ?? .null
    }

    /// An instant, or null when there is none.
    public static func optional(_ date: Date?) -> StoredValue {
        date.map { .instant($0) } ?? .null
    }
}

extension StoredValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
}
