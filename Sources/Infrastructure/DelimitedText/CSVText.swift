import Foundation

/// Comma-separated values (RFC 4180), as spreadsheets in Japan write them.
public enum CSVText {
    /// A row and where it began.
    public struct Row: Sendable, Hashable {
        /// From 1.
        public let line: Int
        /// As written, quotation marks taken off.
        public let fields: [String]
    }

    /// The bytes as text: UTF-8 with or without its mark, or what Japanese Excel calls CSV (Windows-31J).
    ///
    /// - Throws: `CSVError` when they are neither.
    public static func text(_ bytes: [UInt8]) throws(CSVError) -> String {
        let plain = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
        if let text = String(validating: plain, as: UTF8.self) { return text }
        if let text = String(data: Data(plain), encoding: .shiftJIS) { return text }
        throw CSVError(reason: "文字コードを判別できません。「CSV UTF-8」又は「CSV」の形式で保存したファイルを選択してください。")
    }

    /// The rows, empty lines left out.
    ///
    /// - Throws: `CSVError` when a quotation mark is never closed.
    public static func rows(_ text: String) throws(CSVError) -> [Row] {
        var rows: [Row] = []
        var (fields, field, line, begin, quoted) = ([String](), "", 1, 1, false)
        var characters = text.makeIterator()
        var pushed: Character?
        func endRow() {
            fields.append(field)
            if fields != [""] { rows.append(Row(line: begin, fields: fields)) }
            (fields, field, begin) = ([], "", line)
        }
        while let character = pushed ?? characters.next() {
            pushed = nil
            if character.isNewline { line += 1 }
            switch (quoted, character) {
            case (true, "\""):
                let next = characters.next()
                if next == "\"" {
                    field.append("\"")
                } else {
                    quoted = false
                    pushed = next
                }
            case (true, _): field.append(character)
            case (false, "\"") where field.isEmpty: quoted = true
            case (false, ","):
                fields.append(field)
                field = ""
            case (false, _) where character.isNewline: endRow()
            case (false, _): field.append(character)
            }
        }
        guard !quoted else { throw CSVError(reason: "\(begin)行目から始まる引用符（\"）が閉じられていません。") }
        if !field.isEmpty || !fields.isEmpty { endRow() }
        return rows
    }

    /// One line; a value that a spreadsheet would take for a formula is marked as text.
    public static func line(_ fields: [String]) -> String {
        fields.map { field in
            let safe = field.first.map { "=+-@\t".contains($0) } == true ? "'" + field : field
            return safe.contains { ",\"".contains($0) || $0.isNewline }
                ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
        }.joined(separator: ",") + "\r\n"
    }

    /// A value as it was before `line` marked it.
    public static func unmarked(_ field: String) -> String {
        let trimmed = field.trimmingCharacters(in: .whitespaces)
        return trimmed.hasPrefix("'") ? String(trimmed.dropFirst()) : trimmed
    }
}
