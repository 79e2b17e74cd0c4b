import DesignSystem
import Foundation

/// The one place where an error becomes a page or a document.
enum ErrorAnswers {
    static func document(_ problem: Problem) -> WebResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = (try? encoder.encode(problem)).map { Array($0) } ?? Array("{}".utf8)
        return withRetry(
            WebResponse(status: problem.status, headers: [("content-type", "application/problem+json")], body: body),
            problem)
    }

    static func page(_ problem: Problem, _ frame: Frame) -> WebResponse {
        let page = Page(
            frame, title: problem.title,
            blocks: [
                .notice(
                    Notice(kind: problem.status == 503 ? .warning : .error, title: "次の操作", body: problem.detail)),
                .summary([SummaryRow("エラーのコード", problem.code)]),
                .links([Link("トップの画面へ", path: "/")]),
            ])
        return withRetry(.page(page, status: problem.status), problem)
    }

    private static func withRetry(_ response: WebResponse, _ problem: Problem) -> WebResponse {
        problem.retryAfter.map { response.with("retry-after", String($0)) } ?? response
    }
}
