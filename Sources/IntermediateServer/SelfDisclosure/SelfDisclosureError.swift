import WebServer

/// Why requests of persons are not told; no message repeats a number.
enum SelfDisclosureError: Error, Sendable, Hashable {
    /// Neither a number, a person, nor a period of at most a year.
    case tooWide
    case badPeriod
    case tooMany(limit: Int)
    case unknown
}

extension SelfDisclosureError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .tooWide:
            Problem(
                status: 422, code: "self-disclosure.too-wide", title: "対象の範囲が広すぎます。",
                detail: "請求の番号、統合宛名番号、366日以内の期間のいずれかを指定してください。", field: "from")
        case .badPeriod:
            Problem(
                status: 422, code: "self-disclosure.bad-period", title: "期間の指定が正しくありません。",
                detail: "始めと終わりを実在する日付で、始めを先に指定してください。", field: "from")
        case .tooMany(let limit):
            Problem(
                status: 413, code: "self-disclosure.too-many", title: "該当する請求が一度に取得できる\(limit)件を超えます。",
                detail: "期間などで絞り込んでください。")
        case .unknown:
            Problem(
                status: 404, code: "self-disclosure.unknown", title: "指定された番号の自己情報提供の請求はありません。",
                detail: "状況の取得で返された番号を指定してください。", field: "requestNumber")
        }
    }
}
