import Foundation
import Identifiers
import Yams

extension FormNode {
    /// One line of text, as a person would see it.
    package func text() throws(FormError) -> String {
        guard let text = node.scalar?.string else { throw error("form.type", "文字列を記載してください。") }
        // An unquoted null or ~ is nothing; quoted, it is somebody's text.
        guard node.tag != Tag(.null), !text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else {
            throw error("form.missing", "値が空です。")
        }
        guard text.count <= 200, text.unicodeScalars.allSatisfy({ !CharacterSet.controlCharacters.contains($0) }) else {
            throw error("form.value", "200文字以内の1行で記載してください。")
        }
        return text
    }

    func version() throws(FormError) -> Int {
        guard let version = Int(try text()), (1...9999).contains(version) else {
            throw error("form.value", "版は1以上の整数で記載してください。")
        }
        return version
    }

    /// An identifier; digits may be typed in full width, with hyphens or spaces.
    func digits<Identifier: TextIdentifier>(as type: Identifier.Type) throws(FormError) -> Identifier {
        try parse(TypedDigits.fold(try text()))
    }

    func itemCode() throws(FormError) -> ItemCode { try parse(try text()) }

    private func parse<Identifier: TextIdentifier>(_ text: String) throws(FormError) -> Identifier {
        do {
            return try Identifier(text)
        } catch {
            throw self.error(error.code, error.message)
        }
    }

    /// One of our own words.
    package func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) throws(FormError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text()) else {
            throw error("form.value", "次のいずれかを記載してください: \(Word.allCases.map(\.rawValue).joined(separator: "、"))")
        }
        return word
    }

    /// A name by which terminals and systems are told apart.
    package func identifier() throws(FormError) -> String {
        let text = try text()
        let isPlain = text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) }
        }
        guard isPlain else {
            throw error("form.value", "半角英小文字、数字及びハイフンで記載してください（例: admin-terminal）。")
        }
        return text
    }

    func day() throws(FormError) -> String {
        let text = try text()
        guard FormDay.isReal(text) else { throw error("form.date", "実在する日付をyyyy-MM-ddで記載してください（例: 2016-05-10）。") }
        return text
    }

    func address() throws(FormError) -> String {
        let text = try text()
        guard AccessPoint.isAddress(text) else {
            throw error("form.address", "IPv4アドレスを記載してください（例: 192.0.2.10）。")
        }
        return text
    }

    package func accessPoint() throws(FormError) -> String {
        let text = try text()
        guard AccessPoint(text) != nil else {
            throw error("form.access-point", "「https://IPv4アドレス:ポート番号」の形で記載してください（例: https://192.0.2.10:443）。")
        }
        return text
    }
}
