/// 個人番号: 12 digits, the last a check digit (平成26年総務省令第85号第5条).
///
/// It prints, reflects and codes as nothing; only `withDigits` gives the digits to whoever must send them on.
public struct IndividualNumber: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let digits: String

    /// Parses 12 plain digits.
    /// - Throws: `IdentifierError`, which never holds the text.
    public init(_ text: String) throws(IdentifierError) {
        guard text.isDigits(12...12) else { throw .shape("個人番号", "半角数字12桁") }
        let values = text.digitValues
        // P₁ is the lowest digit of the body; Qₙ = n + 1 up to 6, then n − 5.
        var sum = 0
        for n in 1...11 {
            let weight = n <= 6 ? n + 1 : n - 5
            sum += values[11 - n] * weight
        }
        let check = sum % 11 <= 1 ? 0 : 11 - sum % 11
        guard check == values[11] else { throw .checkDigit("個人番号") }
        digits = text
    }

    /// Lends the digits to what sends them on.
    /// - Throws: what the closure throws.
    public func withDigits<Answer>(_ body: (String) throws -> Answer) rethrows -> Answer {
        try body(digits)
    }

    /// 「個人番号(非表示)」, never the digits.
    public var description: String { "個人番号(非表示)" }
    /// As `description`.
    public var debugDescription: String { description }
    /// Empty, so that `dump` and reflection show nothing either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
