public import WebServer

extension AttachmentRefusal: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .tooMany:
            Self.problem("too-many", "添付できるファイルは\(AttachmentRules.most)個までです。", "まとめるか、返信で追加して送信してください。")
        case .tooLarge(let name):
            Self.problem("too-large", "「\(name)」が大きすぎます（5MBまで）。", "必要な部分だけにするか、分割してください。")
        case .unknownKind(let name):
            Self.problem("kind", "「\(name)」は添付できない形式です。", AttachmentRules.hint)
        case .otherName(let name, let kind):
            Self.problem("name", "「\(name)」の内容と拡張子が一致しません。", "内容は\(kind.rawValue)です。拡張子を確認してください。")
        case .individualNumber(let name):
            Self.problem("individual-number", "「\(name)」に個人番号とみられる数字があります。", "個人番号を削除してから添付してください。")
        case .empty(let name):
            Self.problem("empty", "「\(name)」は空のファイルです。", "ファイルを確認してください。")
        }
    }

    private static func problem(_ code: String, _ title: String, _ detail: String) -> Problem {
        Problem(status: 422, code: "attachment.\(code)", title: title, detail: detail, field: "attachment-1")
    }
}
