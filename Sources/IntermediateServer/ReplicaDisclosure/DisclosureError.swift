import OrganisationProtocol
import WebServer

/// Why a request, or a row of it, is not taken; no message repeats a number.
enum DisclosureError: Error, Sendable, Hashable {
    case unknownReplica
    case unknownPerson
    case tooMany(Int, limit: Int)
    case empty
    case badKey
    case keyInUse
    case unknownFile

    var code: String {
        switch self {
        case .unknownReplica: "disclosure.unknown-replica"
        case .unknownPerson: "disclosure.unknown-atena-number"
        case .tooMany: "disclosure.too-many"
        case .empty: "disclosure.empty"
        case .badKey: "request-file.bad-key"
        case .keyInUse: "request-file.key-in-use"
        case .unknownFile: "request-file.unknown"
        }
    }

    func rejection(row: Int) -> RowRejection {
        let problem = problem
        return RowRejection(row: row, field: problem.field ?? "", code: code, message: problem.title + problem.detail)
    }
}

extension DisclosureError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .unknownReplica:
            Problem(
                status: 404, code: code, title: "指定されたレコード識別番号の副本はありません。",
                detail: "番号を確認してください。他のシステムが登録した副本は指定できません。", field: "recordIdentifier")
        case .unknownPerson:
            Problem(
                status: 404, code: code, title: "指定された団体内統合宛名番号は登録されていません。", detail: "番号を確認してください。",
                field: "atenaNumber")
        case .tooMany(let count, let limit):
            Problem(
                status: 413, code: code, title: "1回の要求は\(limit)件までです（\(count)件）。", detail: "分割して送信してください。何も変更されていません。",
                field: "entries")
        case .empty:
            Problem(status: 422, code: code, title: "対象が1件も指定されていません。", detail: "1件以上を指定してください。", field: "entries")
        case .badKey:
            Problem(
                status: 422, code: code, title: "送信元の識別子（requestKey）の形式が正しくありません。",
                detail: RequestKey.rule, field: "requestKey")
        case .keyInUse:
            Problem(
                status: 409, code: code, title: "同じ識別子（requestKey）で、内容の異なるファイルが既に登録されています。",
                detail: "別のファイルの場合は新しい識別子を指定してください。", field: "requestKey")
        case .unknownFile:
            Problem(
                status: 404, code: code, title: "指定された番号の要求ファイルはありません。", detail: "登録時に返された番号を指定してください。")
        }
    }
}
