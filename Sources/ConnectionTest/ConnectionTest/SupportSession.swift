import Foundation
import MutualTLS
public import OrganisationProtocol
public import PKI
public import ServiceCalendar
public import Verdicts

/// サポートサイト as whoever hands in results uses it: signs in, sends, and hears what the platform says.
public struct SupportSession: Sendable {
    private let place: Place
    private let server: ServerAddress
    private let cookie: String

    /// A refusal in the platform's own words.
    public struct Refusal: Error, Sendable, Hashable {
        /// Stable, such as `evidence.changed`.
        public let code: String
        /// In Japanese: what is wrong, and what to do.
        public let title: String
        public let detail: String
    }

    /// Signs in.
    ///
    /// `code` is asked for when the account has a second factor.
    /// - Throws: `HopFailure` when the site cannot be reached, `Refusal` when it says no, `PlanError`.
    public static func signIn(
        to site: PlanDocument.Site, of plan: TestPlan, anchors: TrustAnchors, account: String, password: String,
        clock: any WallClock, code: @Sendable () -> String?
    ) async throws -> SupportSession {
        let terminal = PlacePlan(identifier: "support", title: "端末", sourceAddress: "0.0.0.0", trustFolder: "")
        let place = try Place(terminal, of: plan, clock: clock, run: "", anchors: anchors)
        let server = ServerAddress(name: site.name, port: site.port, address: site.address)
        let answer = try await place.exchange(
            server, form("/support/sign-in", ["account": account, "password": password], cookie: ""))
        let session = SupportSession(place: place, server: server, cookie: try cookie(answer))
        let home = try await place.exchange(server, session.request("/support/"))
        guard home.status == 303, let next = home.headers["location"] else {
            try check(home, [200])
            return session
        }
        guard next.hasSuffix("/second-factor") else {
            throw Refusal(
                code: "support.due", title: "先にサポートサイトの画面での操作が必要です。", detail: "ブラウザーでサインインし、表示された操作を行ってください（\(next)）。")
        }
        guard let given = code() else {
            throw Refusal(code: "support.second-factor", title: "二要素認証のコードが必要です。", detail: "端末で実行し、コードを入力してください。")
        }
        let page = try await place.exchange(server, session.request(next))
        let proven = try await place.exchange(
            server,
            form(next, ["code": given, "form-token": FormEncoding.token(in: page.text) ?? ""], cookie: session.cookie))
        return SupportSession(place: place, server: server, cookie: try cookie(proven))
    }

    /// Hands in results.
    /// - Throws: `HopFailure`, `Refusal`.
    public func submit(_ evidence: Evidence) async throws {
        let document = String(decoding: try JSONEncoder().encode(evidence), as: UTF8.self)
        let home = try await place.exchange(server, request("/support/"))
        let token = FormEncoding.token(in: home.text) ?? ""
        let answer = try await place.exchange(
            server, Self.form("/support/evidence", ["evidence": document, "form-token": token], cookie: cookie))
        try Self.check(answer, [303])
    }

    private func request(_ path: String) -> ExchangeRequest {
        ExchangeRequest(path: path, headers: ["cookie": cookie, "accept": "text/html, application/problem+json"])
    }

    private static func form(_ path: String, _ fields: [String: String], cookie: String) -> ExchangeRequest {
        ExchangeRequest(
            method: "POST", path: path,
            headers: [
                "content-type": "application/x-www-form-urlencoded", "accept": "text/html, application/problem+json",
                "cookie": cookie,
            ], body: Array(FormEncoding.encode(fields).utf8))
    }

    private static func cookie(_ answer: ExchangeResponse) throws -> String {
        try check(answer, [303])
        return answer.cookies.first?.split(separator: ";").first.map(String.init) ?? ""
    }

    private static func check(_ answer: ExchangeResponse, _ statuses: Set<Int>) throws {
        guard !statuses.contains(answer.status) else { return }
        guard let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body)) else {
            throw Refusal(
                code: "http.status", title: "サポートサイトの応答が \(answer.status) です。", detail: "時間をおいて再度実行してください。")
        }
        throw Refusal(code: problem.code, title: problem.title, detail: problem.detail)
    }
}
