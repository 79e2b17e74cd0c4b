/// 統合宛名番号: up to 15 digits within one organisation; leading zeros are padding and are dropped.
public struct AtenaNumber: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        guard text.isDigits(1...15) else { throw .shape("統合宛名番号", "半角数字15桁以内") }
        let plain = text.drop { $0 == "0" }
        guard !plain.isEmpty else { throw .shape("統合宛名番号", "0以外の半角数字15桁以内") }
        self.text = String(plain)
    }

    /// By value: without leading zeros, the shorter number is the smaller one.
    public static func < (left: AtenaNumber, right: AtenaNumber) -> Bool {
        (left.text.utf8.count, left.text) < (right.text.utf8.count, right.text)
    }
}

/// 処理通番: ties the steps of one 符号取得 or 照会; opaque, up to 64 visible ASCII characters.
public struct ProcessingNumber: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw .shape("処理通番", "64文字以内の半角文字")
        }
        self.text = text
    }
}

/// 符号 (機関別符号): opaque, another one for each organisation; up to 64 visible ASCII characters.
///
/// It prints as nothing: only `text` gives it to whoever must keep it or send it on.
public struct LinkageCode: TextIdentifier, CustomDebugStringConvertible {
    /// The plain form.
    public let text: String
    /// 「符号(非表示)」, never the code.
    public var description: String { "符号(非表示)" }
    /// As `description`.
    public var debugDescription: String { description }

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw .shape("符号", "64文字以内の半角文字")
        }
        self.text = text
    }
}

/// レコード識別番号 of a 副本 record.
public struct RecordIdentifier: TextIdentifier {
    /// The plain form.
    public let text: String

    /// Parses the plain form.
    /// - Throws: `IdentifierError` that says what is expected.
    public init(_ text: String) throws(IdentifierError) {
        let allowed = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x2d
                || byte == 0x5f
        }
        guard (1...64).contains(text.utf8.count), allowed else {
            throw .shape("レコード識別番号", "半角英数字、ハイフン、下線の64文字以内")
        }
        self.text = text
    }
}
