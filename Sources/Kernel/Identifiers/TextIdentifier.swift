/// An identifier that is one validated text: printed, compared and coded as that text.
public protocol TextIdentifier: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    init(_ text: String) throws(IdentifierError)
    /// The plain form.
    var text: String { get }
}

extension TextIdentifier {
    /// The plain form.
    public var description: String { text }

    /// By the text's own order.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// Decodes one string and validates it.
    /// - Throws: `DecodingError` with the identifier's error beneath; it never quotes the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try Self(text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: container.codingPath, debugDescription: error.code, underlyingError: error))
        }
    }

    /// Encodes as one string.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension StringProtocol {
    /// Whether all characters are ASCII digits, and how many.
    func isDigits(_ count: ClosedRange<Int>) -> Bool {
        count.contains(utf8.count) && utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The digits' values; only for texts that `isDigits` accepted.
    var digitValues: [Int] { utf8.map { Int($0) - 0x30 } }
}
