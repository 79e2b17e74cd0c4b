import Foundation
import MutualTLS
import OrganisationProtocol
import Verdicts

/// Judging an HTTP answer: what it should have been, and where a server says that its own exchange failed.
enum AnswerVerdicts {
    /// Passes an expected status through.
    static func check(
        _ response: ExchangeResponse, is statuses: Set<Int>, expected: String
    ) throws(HopFailure) {
        guard !statuses.contains(response.status) else { return }
        guard let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(response.body)) else {
            throw HopFailure(
                hop: .http, code: "http.status", expected: expected, seen: "応答が \(response.status) です",
                remedy: "接続先のポートが正しいかを確認し、時間をおいて再度実行してください。続く場合はヘルプデスクへ連絡してください。")
        }
        if problem.code == "service.closed" {
            throw HopFailure(
                hop: .application, code: problem.code, expected: "自治体中間サーバーの利用可能時間内であること",
                seen: "\(problem.title)\(problem.detail)", remedy: "示された利用可能時間に再度実施してください。設定の変更は必要ありません。")
        }
        throw HopFailure(
            hop: problem.hop.flatMap(Hop.init(rawValue:)) ?? .application, code: problem.code,
            expected: problem.expected ?? expected, seen: problem.seen ?? problem.title, remedy: problem.detail)
    }

    /// Passes a page that shows a text through.
    static func check(_ response: ExchangeResponse, shows text: String, expected: String) throws(HopFailure) {
        try check(response, is: [200], expected: expected)
        guard response.text.contains(text) else {
            throw HopFailure(
                hop: .application, code: "page.unexpected", expected: expected, seen: "画面に「\(text)」がありません",
                remedy: "接続先のURLが正しいかを確認し、続く場合はヘルプデスクへ連絡してください。")
        }
    }

    static func evidence(_ response: ExchangeResponse) -> String? {
        response.headers["kakehashi-audit-record"]
    }
}
