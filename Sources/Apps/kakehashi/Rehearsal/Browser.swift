import Foundation
import MutualTLS
import PKI
import Verdicts
import WebServer

/// A person at a browser: keeps the session, fills in forms, and follows where a form leads.
final class Browser {
    private let listener: Listener
    private let anchors: TrustAnchors
    private let clock: @Sendable () -> Date
    private let identity: TLSIdentity?
    private var cookie: String?

    init(
        listener: Listener, anchors: TrustAnchors, identity: TLSIdentity? = nil, clock: @escaping @Sendable () -> Date
    ) {
        self.listener = listener
        self.anchors = anchors
        self.clock = clock
        self.identity = identity
    }

    /// Looks at a page.
    func get(_ path: String) async throws -> ExchangeResponse {
        let response = try await send(ExchangeRequest(path: path, headers: headers([:])))
        try Self.check(response, [200])
        return response
    }

    /// Opens a page, fills in its form and sends it.
    @discardableResult
    func submit(
        _ path: String, on page: String?, _ fields: [String: String], files: [String: [UInt8]] = [:]
    ) async throws -> ExchangeResponse {
        var parts = fields
        if let page { parts["form-token"] = Self.token(try await get(page).text) }
        let boundary = "kakehashi-\(UUID().uuidString)"
        let response = try await send(
            ExchangeRequest(
                method: "POST", path: path,
                headers: headers(["content-type": "multipart/form-data; boundary=\(boundary)"]),
                body: Self.multipart(parts, files: files, boundary: boundary)))
        if let set = response.cookies.first?.split(separator: ";").first { cookie = String(set) }
        try Self.check(response, [200, 201, 303])
        return response
    }

    /// The full address of the form on a page whose address begins with a path.
    func action(_ path: String, on page: String) async throws -> String {
        let text = try await get(page).text
        guard let start = text.range(of: "action=\"\(path)"), let end = text[start.upperBound...].firstIndex(of: "\"")
        else { throw ToolError("the page \(page) has no form for \(path)") }
        return path + text[start.upperBound..<end].replacingOccurrences(of: "&amp;", with: "&")
    }

    private func headers(_ more: [String: String]) -> [String: String] {
        var headers = more
        headers["accept"] = "text/html, application/problem+json"
        headers["cookie"] = cookie
        return headers
    }

    private func send(_ request: ExchangeRequest) async throws -> ExchangeResponse {
        try await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(name: listener.name, address: listener.address, port: listener.port),
                request: request, identity: identity, anchors: anchors, validationTime: clock(), timeout: .seconds(10)))
    }

    /// A refusal is thrown as the problem it is, so that the walk can tell what the screen said.
    static func check(_ response: ExchangeResponse, _ statuses: Set<Int>) throws {
        guard !statuses.contains(response.status) else { return }
        if let problem = try? JSONDecoder().decode(Problem.self, from: Data(response.body)) { throw problem }
        throw ToolError("unexpected answer \(response.status): \(response.text.prefix(300))")
    }

    private static func token(_ page: String) -> String? {
        guard let start = page.range(of: "name=\"form-token\" value=\"")?.upperBound,
            let end = page[start...].firstIndex(of: "\"")
        else { return nil }
        return String(page[start..<end])
    }

    private static func multipart(_ fields: [String: String], files: [String: [UInt8]], boundary: String) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array("--\(boundary)\r\ncontent-disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for (name, content) in files {
            body += Array(
                "--\(boundary)\r\ncontent-disposition: form-data; name=\"\(name)\"; filename=\"\(name)\"\r\n\r\n".utf8)
            body += content + Array("\r\n".utf8)
        }
        return body + Array("--\(boundary)--\r\n".utf8)
    }
}
