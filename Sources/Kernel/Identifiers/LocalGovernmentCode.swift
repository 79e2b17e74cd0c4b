/// 全国地方公共団体コード: six digits; prefecture 2, body 3, check 1 (weights 6 5 4 3 2, `(11 − sum mod 11) mod 10`).
public struct LocalGovernmentCode: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        guard text.isDigits(6...6) else { throw .shape("全国地方公共団体コード", "半角数字6桁") }
        let digits = text.digitValues
        let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        guard (11 - sum % 11) % 10 == digits[5] else { throw .checkDigit("全国地方公共団体コード") }
        self.text = text
    }

    /// The first two digits.
    public var prefectureNumber: String { String(text.prefix(2)) }
    /// The three digits within the prefecture.
    public var bodyNumber: String { String(text.dropFirst(2).prefix(3)) }
}
