/// Why a text is not the identifier it should be.
///
/// It never holds the text: it may be a 個人番号.
public struct IdentifierError: Error, Hashable, Sendable {
    /// The identifier's Japanese name.
    public let field: String
    /// Stable, such as `identifier.check-digit`.
    public let code: String
    /// What is expected, in Japanese.
    public let message: String

    /// Describes why.
    public init(field: String, code: String, message: String) {
        self.field = field
        self.code = code
        self.message = message
    }

    static func shape(_ field: String, _ expected: String) -> IdentifierError {
        IdentifierError(field: field, code: "identifier.shape", message: "\(field)は\(expected)で指定してください。")
    }

    static func checkDigit(_ field: String) -> IdentifierError {
        IdentifierError(
            field: field, code: "identifier.check-digit", message: "\(field)の検査数字が一致しません。入力誤りがないか確認してください。")
    }
}
