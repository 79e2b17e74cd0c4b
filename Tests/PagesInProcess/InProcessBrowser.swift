public import AccessControl
import Foundation
public import HTTPTypes
import Logging
public import PKI
public import ServiceCalendar
public import Storage

@testable public import WebServer

/// Asks a site's routes in process as a browser asks them over the wire: with a session's cookie or a card, a form's token,
/// and the site's own answer to whatever goes wrong.
public struct InProcessBrowser: Sendable {
    private struct Known: Authenticator {
        let who: Authenticated

        func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated { who }
    }

    /// A file of a form.
    public struct File: Sendable {
        let field: String
        let name: String
        let content: [UInt8]

        /// Names the field, the file and its bytes.
        public init(field: String, name: String, content: [UInt8]) {
            self.field = field
            self.name = name
            self.content = content
        }
    }

    private let routes: [Route]
    private let store: any DataStore
    private let clock: any WallClock

    /// Serves routes from a store.
    public init(routes: [Route], store: any DataStore, clock: any WallClock) {
        self.routes = routes
        self.store = store
        self.clock = clock
    }

    /// Somebody with a session, whose forms have the right token.
    public static func signedIn(_ actor: Actor, scope: AuditScope? = nil) -> Authenticated {
        Authenticated(
            actor: actor, scope: scope,
            session: SessionView(identifier: "s", formToken: token, accountIdentifier: actor.identifier))
    }

    private static let token = "right"

    /// One page, file or form; nil when no route serves the address.
    public func ask(
        _ method: HTTPRequest.Method, _ address: String, as who: Authenticated, fields: [String: String] = [:],
        file: File? = nil, accepts: String = "text/html", fetchSite: String = "", certificate: IssuedCertificate? = nil
    ) async -> WebResponse? {
        let parts = address.split(separator: "?", maxSplits: 1)
        let path = String(parts.first ?? "")
        guard let (route, parameters) = route(method, path) else { return nil }
        let raw = RawRequest(
            method: method, authority: "a.example", path: path, query: parts.count > 1 ? String(parts[1]) : "",
            parameters: parameters, contentType: "multipart/form-data; boundary=b", accepts: accepts, cookies: "",
            fetchSite: fetchSite, origin: "", conditions: CacheConditions(), body: Self.body(fields, file),
            remoteAddress: "127.0.0.9", certificate: certificate)
        let site = Site(
            name: "test", title: "試験", routes: [route], store: store, clock: clock, authenticator: Known(who: who))
        return await SiteResponder(site: site, logger: Logger(label: "test")).respond(to: raw, route: route)
    }

    /// The route whose path fits, fixed parts before parameters.
    private func route(_ method: HTTPRequest.Method, _ path: String) -> (Route, [String: String])? {
        let parts = path.split(separator: "/")
        let fitting = routes.compactMap { route -> (Route, [String: String])? in
            let pattern = route.path.split(separator: "/")
            guard route.method == method, pattern.count == parts.count else { return nil }
            var parameters: [String: String] = [:]
            for (wanted, part) in zip(pattern, parts) where wanted != part {
                guard wanted.hasPrefix("{") else { return nil }
                parameters[String(wanted.dropFirst().dropLast())] = String(part)
            }
            return (route, parameters)
        }
        return fitting.min { $0.1.count < $1.1.count }
    }

    private static func body(_ fields: [String: String], _ file: File?) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in fields.merging(["form-token": token], uniquingKeysWith: { $1 }) {
            body += Array("--b\r\ncontent-disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        if let file {
            let head = "form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
            body += Array("--b\r\ncontent-disposition: \(head)\r\n\r\n".utf8) + file.content + Array("\r\n".utf8)
        }
        return body + Array("--b--\r\n".utf8)
    }
}
