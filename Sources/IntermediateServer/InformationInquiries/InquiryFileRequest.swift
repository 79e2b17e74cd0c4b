import WebServer

/// What stands beside a body: in the query, and in the type.
enum InquiryFileRequest {
    private static let tables = ["text/csv", "application/gzip", "application/octet-stream"]

    /// Whether a file of eighteen columns was sent, plain or gzip, and no document.
    static func isTable(_ request: WebRequest) -> Bool {
        tables.contains { request.contentType.hasPrefix($0) }
    }

    /// The rows that the sender counted.
    /// - Throws: `Problem` when they are missing.
    static func records(_ request: WebRequest) throws(Problem) -> Int {
        guard let count = request.query["records"].flatMap(Int.init), count >= 0 else {
            throw Problem(
                status: 422, code: "request.field", title: "ファイルの件数が指定されていません。",
                detail: "0以上の整数を records に指定してください。", field: "records")
        }
        return count
    }

    /// How long the answer may wait for results.
    /// - Throws: `Problem` for anything but the seconds that are allowed.
    static func wait(_ request: WebRequest) throws(Problem) -> Int {
        guard let text = request.query["wait"] else { return 0 }
        guard let seconds = Int(text), (0...InquiryWaiting.most).contains(seconds) else {
            throw Problem(
                status: 422, code: "request.field", title: "待ち時間（wait）の指定が正しくありません。",
                detail: "0以上\(InquiryWaiting.most)以下の秒数を指定してください。", field: "wait")
        }
        return seconds
    }
}
