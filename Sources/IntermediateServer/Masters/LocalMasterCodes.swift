public import Identifiers

/// 行政区コード: three digits [O].
public struct DistrictCode: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw IdentifierError(field: "行政区コード", code: "identifier.shape", message: "行政区コードは半角数字3桁で指定してください。")
        }
        self.text = text
    }
}

/// 部署コード: one to ten capital letters, digits and hyphens [O].
struct DepartmentCode: TextIdentifier {
    /// The plain form.
    let text: String

    /// Parses the plain form.
    init(_ text: String) throws(IdentifierError) {
        let isKnown = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D }
        guard (1...10).contains(text.utf8.count), isKnown else {
            throw IdentifierError(
                field: "部署コード", code: "identifier.shape", message: "部署コードは半角英大文字・数字・ハイフン1～10文字で指定してください。")
        }
        self.text = text
    }
}
