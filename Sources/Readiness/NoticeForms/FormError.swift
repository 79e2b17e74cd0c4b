/// Why a form is refused; nothing of it is used then.
public struct FormError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The form's Japanese name.
    public let form: String
    /// Where in the form, such as `bureaus[1].atenaSystem.address`; empty for the form itself.
    public let field: String
    /// From 1; nil when the form as a whole is meant.
    public let line: Int?
    /// Stable, such as `form.unknown-key`; an identifier's own code where one is wrong.
    public let code: String
    /// What is wrong and what is expected, in Japanese.
    public let message: String

    /// Describes why.
    public init(form: String, field: String, line: Int?, code: String, message: String) {
        self.form = form
        self.field = field
        self.line = line
        self.code = code
        self.message = message
    }

    /// 「自治体中間サーバー設定依頼票 12行目 bureaus[1].dns: …」.
    public var description: String {
        let place = [form, line.map { "\($0)行目" } ?? "", field].filter { !$0.isEmpty }.joined(separator: " ")
        return "\(place): \(message)"
    }
}
