import OrganisationProtocol
public import WebServer

/// Why rows or a file of them are not taken.
public enum RequestFileError: Error, Sendable, Hashable {
    /// The codes of these two begin with the interface's own name.
    case tooMany(Int, limit: Int, interface: String)
    case empty(interface: String)
    case badKey
    case keyInUse
    case unknownFile
}

extension RequestFileError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .tooMany(let count, let limit, let interface):
            Problem(
                status: 413, code: "\(interface).too-many", title: "1回の要求は\(limit)件までです（\(count)件）。",
                detail: "分割して送信してください。何も変更されていません。", field: "entries")
        case .empty(let interface):
            Problem(
                status: 422, code: "\(interface).empty", title: "対象が1件も指定されていません。", detail: "1件以上を指定してください。",
                field: "entries")
        case .badKey:
            Problem(
                status: 422, code: "request-file.bad-key", title: "送信元の識別子（requestKey）の形式が正しくありません。",
                detail: RequestKey.rule, field: "requestKey")
        case .keyInUse:
            Problem(
                status: 409, code: "request-file.key-in-use", title: "同じ識別子（requestKey）で、内容の異なるファイルが既に登録されています。",
                detail: "別のファイルの場合は新しい識別子を指定してください。", field: "requestKey")
        case .unknownFile:
            Problem(
                status: 404, code: "request-file.unknown", title: "指定された番号の要求ファイルはありません。",
                detail: "登録時に返された番号を指定してください。")
        }
    }
}
