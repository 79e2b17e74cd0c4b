import Foundation
import Identifiers
import ServiceCalendar

/// The fields of one object in a file; each is asked for by name and rule, and what is wrong is reported.
struct MasterFields {
    let reader: MasterReader
    let path: String
    let values: [String: Any]

    private static let asDelivered = "配信されたファイルの項目名と値を確認してください。"

    /// Names that the layout does not have are refused: a misspelt field must not pass for an absent one.
    func only(_ names: [String]) {
        for name in values.keys.sorted() where !names.contains(name) {
            reader.report(
                place(String(name.prefix(40))), .unknownField, "この項目はマスターの形式にありません。", "項目名の誤りがないか確認し、不要であれば削除してください。")
        }
    }

    /// Whether a field that may be left out is there.
    func has(_ name: String) -> Bool { present(name, reporting: false) != nil }

    /// A text of allowed characters and length.
    func text(_ name: String, atMost limit: Int = 200) -> String? {
        guard let text = string(name) else { return nil }
        guard !text.isEmpty else {
            reader.report(place(name), .required, "値が空です。", "値を入力してください。")
            return nil
        }
        guard text.count <= limit else {
            reader.report(place(name), .length, "\(text.count)文字あります（上限 \(limit)文字）。", "\(limit)文字以内にしてください。")
            return nil
        }
        if let fault = CharacterRules.fault(in: text) {
            reader.report(place(name), .characters, fault, "JIS X 0213 の範囲の全角文字または半角英数字記号に直してください。")
            return nil
        }
        return text
    }

    /// A code in the form of its type.
    func code<Code: TextIdentifier>(_ name: String, _ type: Code.Type) -> Code? {
        guard let text = string(name) else { return nil }
        do {
            return try Code(text)
        } catch {
            reader.report(place(name), .code, error.message, "コードを訂正してください。")
            return nil
        }
    }

    /// One of the values that a type has.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let text = string(name) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: "、")
        reader.report(place(name), .choice, "指定できない値です。", "次のいずれかにしてください: \(known)")
        return nil
    }

    /// A real day as `yyyy-MM-dd`.
    func day(_ name: String) -> String? {
        guard let text = string(name) else { return nil }
        if CalendarDay(text) != nil { return text }
        reader.report(place(name), .day, "実在する日付ではありません。", "yyyy-MM-dd の形（例 2016-05-16）で、実在する日付にしてください。")
        return nil
    }

    /// The objects of a list, each read with its own path.
    func rows<Row>(
        _ name: String, atLeast least: Int = 0, atMost most: Int = 20_000, fields: [String],
        _ read: (MasterFields) -> Row?
    ) -> MasterRows<Row> {
        guard let value = present(name), let list = value as? [Any] else {
            if present(name, reporting: false) != nil {
                reader.report(place(name), .type, "一覧（[ ] で囲んだ形）ではありません。", Self.asDelivered)
            }
            return MasterRows(name: name, rows: [], isWhole: false)
        }
        if !(least...most).contains(list.count) {
            reader.report(
                place(name), .count, "\(list.count)件あります（\(least)件以上\(most)件以下）。", "件数を確認してください。")
        }
        let rows = list.prefix(most).enumerated().map { index, element -> Row? in
            guard let object = element as? [String: Any] else {
                reader.report("\(name)[\(index)]", .type, "項目名を持つ行（{ } で囲んだ形）ではありません。", Self.asDelivered)
                return nil
            }
            let row = MasterFields(reader: reader, path: "\(name)[\(index)].", values: object)
            row.only(fields)
            return read(row)
        }
        return MasterRows(name: name, rows: rows, isWhole: (least...most).contains(list.count))
    }

    private func string(_ name: String) -> String? {
        guard let value = present(name) else { return nil }
        if let text = value as? String { return text }
        reader.report(place(name), .type, "文字列ではありません。", "値を二重引用符（\"）で囲んだ文字列にしてください。")
        return nil
    }

    private func present(_ name: String, reporting: Bool = true) -> Any? {
        if let value = values[name], !(value is NSNull) { return value }
        if reporting { reader.report(place(name), .required, "必須の項目がありません。", Self.asDelivered) }
        return nil
    }

    private func place(_ name: String) -> String { path + name }
}
