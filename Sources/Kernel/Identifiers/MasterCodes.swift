/// 特定個人情報名コード: `TM` and 14 digits.
public struct ItemCode: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        self.text = try MasterCodeShape.check(text, prefix: "TM", name: "特定個人情報名コード")
    }
}

/// 事務コード: `JM` and 14 digits.
public struct AffairCode: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        self.text = try MasterCodeShape.check(text, prefix: "JM", name: "事務コード")
    }
}

/// 事務手続コード: `JT` and 14 digits.
public struct ProcedureCode: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        self.text = try MasterCodeShape.check(text, prefix: "JT", name: "事務手続コード")
    }
}

/// 機関コード: 16 digits, opaque.
public struct HolderCode: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        self.text = try MasterCodeShape.check(text, prefix: "", name: "機関コード")
    }
}

/// The shape that codes of the 配信マスター share: 16 characters, a prefix and digits.
private enum MasterCodeShape {
    static func check(_ text: String, prefix: String, name: String) throws(IdentifierError) -> String {
        let digits = 16 - prefix.utf8.count
        guard text.hasPrefix(prefix), text.dropFirst(prefix.count).isDigits(digits...digits) else {
            throw .shape(name, prefix.isEmpty ? "半角数字16桁" : "「\(prefix)」と半角数字\(digits)桁")
        }
        return text
    }
}
