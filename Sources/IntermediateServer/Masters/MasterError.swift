public import WebServer

/// Why a master is not applied; none of it is then.
public enum MasterError: Error, Sendable, Hashable {
    case empty(String)
    case repeated(String, String)
    case unknownReference(String, String)
    case alreadyApplied(String)
    case backwards
}

extension MasterError: ProblemConvertible {
    public var problem: Problem {
        let detail = "取込みは行われていません（現在のマスターのままです）。配信されたファイルをそのまま選択しているか確認してください。"
        return switch self {
        case .empty(let field):
            Problem(status: 422, code: "master.empty", title: "「\(field)」が空です。", detail: detail, field: field)
        case .repeated(let field, let code):
            Problem(
                status: 422, code: "master.repeated", title: "「\(field)」のコード \(code) が重複しています。", detail: detail,
                field: field)
        case .unknownReference(let field, let code):
            Problem(
                status: 422, code: "master.unknown-reference", title: "「\(field)」のコード \(code) がマスターにありません。",
                detail: detail,
                field: field)
        case .alreadyApplied(let version):
            Problem(
                status: 409, code: "master.already-applied", title: "「\(version)」は既に適用されています。",
                detail: "再度取り込む必要はありません。")
        case .backwards:
            Problem(
                status: 409, code: "master.backwards", title: "総合運用テスト用マスターの適用後に、暫定版は取り込めません。", detail: detail)
        }
    }
}
