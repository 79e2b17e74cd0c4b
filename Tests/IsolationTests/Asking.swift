import AccessControl
import Foundation
import HTTPTypes
import Logging
import PKI
import ServiceCalendar

@testable import WebServer
@testable import kakehashi

/// Somebody at a site, or nobody.
struct Caller: Sendable {
    enum Proof: Sendable {
        case nothing
        /// A session of a realm, made anew for each request.
        case session(Role, ofOwn: Bool, realm: String)
        /// A cookie that no session has.
        case madeUpSession
        case certificate(IssuedCertificate)
    }

    let label: String
    /// What the caller is at the site that is asked; nil: nobody.
    let role: Role?
    let proof: Proof

    var bringsSession: Bool {
        switch proof {
        case .session, .madeUpSession: true
        case .nothing, .certificate: false
        }
    }
}

/// An answer without what differs from one request to the next anyway.
struct Answer: Hashable, Sendable {
    let status: Int
    let headers: [String]
    let body: String
    /// The code of a problem; empty for an answer that is none.
    let code: String

    init(_ response: WebResponse) {
        status = response.status
        headers = response.headers.filter {
            $0.name != "kakehashi-audit-record" && $0.name != "retry-after"
        }.map { "\($0.name): \($0.value)" }
        // Between two requests a second may have gone by.
        body = String(decoding: response.body, as: UTF8.self).replacing(/"retryAfter":\d+/, with: "")
            .replacing(/"at":"[^"]*"/, with: "")
        let problem = try? JSONDecoder().decode(Problem.self, from: Data(response.body))
        code = problem?.code ?? ""
    }

    /// The same with one text for another, where an answer repeats what it was asked for.
    func saying(_ text: String, insteadOf other: String) -> [String] {
        (["\(status)"] + headers + [body]).map { $0.replacing(other, with: text) }
    }
}

/// Requests as the listener would hand them on.
struct Asking: Sendable {
    let world: TwoOrganisations

    func ask(
        _ route: Route, of running: RunningSite, as caller: Caller, key: String = "absent", authority: String? = nil,
        remoteAddress: String = "127.0.0.1"
    ) async throws -> Answer {
        let site = running.site
        var cookie = ""
        var certificate: IssuedCertificate?
        var token = ""
        switch caller.proof {
        case .nothing: break
        case .madeUpSession: cookie = "__Host-kakehashi=\(String(repeating: "A", count: 43))"
        case .certificate(let shown): certificate = shown
        case .session(let role, let isOwn, let realm):
            let session = try await world.session(role, of: isOwn ? world.own : world.foreign, in: realm)
            cookie = "__Host-kakehashi=\(session)"
            let who = try await site.authenticator.authenticate(
                Credentials(sessionToken: session, certificate: nil), at: site.clock.now)
            token = who.session?.formToken ?? ""
        }
        let path = Self.path(route.path, key)
        let isForm = route.face == .people
        let raw = RawRequest(
            method: route.method, authority: authority ?? Self.authority(site, path), path: path,
            // Where a part of a file would go; other routes do not look.
            query: "offset=0",
            parameters: Self.names(route.path).reduce(into: [:]) { $0[$1] = key },
            contentType: isForm ? "application/x-www-form-urlencoded" : "application/json",
            accepts: "application/problem+json", cookies: cookie, fetchSite: "", origin: "",
            conditions: CacheConditions(), body: Array((isForm ? "form-token=\(token)" : "{}").utf8),
            remoteAddress: remoteAddress, certificate: certificate)
        return Answer(
            await SiteResponder(
                site: site, logger: Logger(label: "isolation", factory: { _ in SwiftLogNoOpLogHandler() })
            )
            .respond(to: raw, route: route))
    }

    /// The name by which a site serves a path.
    private static func authority(_ site: Site, _ path: String) -> String {
        guard site.hours != nil else { return "\(site.name).isolation.example" }
        let parts = site.name.split(separator: "-").map(String.init)
        let host = "\(parts[1])-\(parts[0]).isolation.example"
        return path.hasPrefix("/admin") ? "admin-\(host)" : host
    }

    static func names(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    private static func path(_ path: String, _ key: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { $0.hasPrefix("{") ? key : String($0) }
            .joined(separator: "/")
    }
}
