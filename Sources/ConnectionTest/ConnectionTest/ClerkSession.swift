import Foundation
import MutualTLS
import Verdicts

/// A clerk at a 接続端末: signs in as a browser does, and uses screens.
struct ClerkSession: Sendable {
    private let place: Place
    private let server: ServerAddress
    private let cookie: String

    static func signIn(
        _ account: BureauPlan.Account, at place: Place, to server: ServerAddress
    ) async throws(HopFailure) -> ClerkSession {
        let body = FormEncoding.encode(["account": account.identifier, "password": account.password])
        let response = try await place.exchange(server, form("/clerk/sign-in", body: body, cookie: nil))
        try AnswerVerdicts.check(response, is: [303], expected: "業務担当者としてサインインできること")
        guard let cookie = response.cookies.first?.split(separator: ";").first else {
            throw HopFailure(
                hop: .application, code: "page.no-session", expected: "業務担当者としてサインインできること",
                seen: "サインインの応答にセッションがありません",
                remedy: "続く場合はヘルプデスクへ連絡してください。")
        }
        return ClerkSession(place: place, server: server, cookie: String(cookie))
    }

    func get(_ path: String) async throws(HopFailure) -> ExchangeResponse {
        try await place.exchange(server, ExchangeRequest(path: path, headers: headers))
    }

    /// Fills in the form of a page and sends it; the server may ask another one before it answers.
    func post(_ path: String, fields: [String: String]) async throws(HopFailure) -> ExchangeResponse {
        let page = try await get(path)
        try AnswerVerdicts.check(page, is: [200], expected: "入力画面が表示されること")
        var fields = fields
        fields["form-token"] = FormEncoding.token(in: page.text)
        return try await place.exchange(
            server, Self.form(path, body: FormEncoding.encode(fields), cookie: cookie), isRelayed: true)
    }

    private var headers: [String: String] { ["cookie": cookie, "accept": "text/html, application/problem+json"] }

    private static func form(_ path: String, body: String, cookie: String?) -> ExchangeRequest {
        var headers = [
            "content-type": "application/x-www-form-urlencoded", "accept": "text/html, application/problem+json",
        ]
        headers["cookie"] = cookie
        return ExchangeRequest(method: "POST", path: path, headers: headers, body: Array(body.utf8))
    }
}

/// Forms as a browser sends them.
enum FormEncoding {
    private static let plain = CharacterSet.alphanumerics.intersection(.init(charactersIn: "\u{0}"..."\u{7f}"))
        .union(.init(charactersIn: "-._~"))

    static func encode(_ fields: [String: String]) -> String {
        fields.sorted { $0.key < $1.key }
            .map { "\(escaped($0.key))=\(escaped($0.value))" }
            .joined(separator: "&")
    }

    /// The token in the first form of a page that has one.
    static func token(in page: String) -> String? {
        guard let start = page.range(of: "name=\"form-token\" value=\"")?.upperBound,
            let end = page[start...].firstIndex(of: "\"")
        else { return nil }
        return String(page[start..<end])
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
