import OrganisationProtocol
import WebServer

/// Why 公開終了日 is not set for many, or not taken back.
enum PublicationEndError: Error, Sendable, Hashable {
    case badKey
    case keyInUse
    case badDay
    case badInstant
    case nothing
    case otherCount(expected: Int64, found: Int64)
    case unknown
}

extension PublicationEndError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .badKey:
            Problem(
                status: 422, code: "publication-end.bad-key", title: "送信元の識別子（requestKey）の形式が正しくありません。",
                detail: RequestKey.rule, field: "requestKey")
        case .keyInUse:
            Problem(
                status: 409, code: "publication-end.key-in-use", title: "同じ識別子（requestKey）で、内容の異なる設定が既にあります。",
                detail: "別の設定の場合は新しい識別子を指定してください。", field: "requestKey")
        case .badDay:
            Problem(
                status: 422, code: "publication-end.bad-day", title: "公開終了日はyyyy-MM-ddの実在する日付で指定してください。",
                detail: "日付を確認して、もう一度送信してください。", field: "publicationEnd")
        case .badInstant:
            Problem(
                status: 422, code: "publication-end.bad-instant", title: "対象とする登録日時の形式が正しくありません。",
                detail: "2016-05-19T12:30:00+09:00の形式で指定してください。", field: "registeredBefore")
        case .nothing:
            Problem(
                status: 404, code: "publication-end.nothing", title: "条件に該当する副本がありません。",
                detail: "特定個人情報名コード、行政区コード、登録日時を確認してください。何も設定されていません。", field: "itemCode")
        case .otherCount(let expected, let found):
            Problem(
                status: 409, code: "publication-end.other-count", title: "該当する副本は\(found)件で、想定の\(expected)件と異なります。",
                detail: "条件を確認してください。何も設定されていません。", field: "expectedRecords")
        case .unknown:
            Problem(
                status: 404, code: "publication-end.unknown", title: "指定された番号の公開終了日の設定はありません。",
                detail: "設定時に返された番号を指定してください。")
        }
    }
}
