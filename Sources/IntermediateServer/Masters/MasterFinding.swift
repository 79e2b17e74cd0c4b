/// One thing that is wrong with a master's file: where, against which rule, and what to do.
public struct MasterFinding: Sendable, Hashable {
    /// Such as `permits[12].item`; `(全体)` for the file itself.
    public let path: String
    public let rule: Rule
    /// What is wrong, in Japanese; never quotes a text that was not recognised as a code.
    public let message: String
    /// What to do about it, in Japanese.
    public let remedy: String

    /// The rules that a file is held against.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        case required
        case unknownField = "unknown-field"
        case type
        case code
        case choice
        case day
        case characters
        case length
        case count
        case repeated
        case reference
        case place

        /// The rule's name on screens.
        public var title: String {
            switch self {
            case .required: "必須の項目"
            case .unknownField: "項目名"
            case .type: "値の型"
            case .code: "コードの形式"
            case .choice: "選択できる値"
            case .day: "日付"
            case .characters: "使用できる文字"
            case .length: "文字数"
            case .count: "件数"
            case .repeated: "重複"
            case .reference: "参照先"
            case .place: "対象の団体"
            }
        }
    }

    /// Describes what is wrong.
    public init(_ path: String, _ rule: Rule, _ message: String, remedy: String) {
        self.path = path
        self.rule = rule
        self.message = message
        self.remedy = remedy
    }

    /// The row of the list that the path lies in, from 1, as people count.
    public var row: Int? {
        guard let open = path.firstIndex(of: "["), let close = path.firstIndex(of: "]"), open < close else {
            return nil
        }
        return Int(path[path.index(after: open)..<close]).map { $0 + 1 }
    }
}
