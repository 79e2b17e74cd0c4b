import AccessControl
import DesignSystem
import Foundation
import HTTPTypes
import PKI

/// A request as it came from the wire, before anybody looked at who sends it.
struct RawRequest: Sendable {
    let method: HTTPRequest.Method
    /// The host that the request names, with its port.
    let authority: String
    let path: String
    let query: String
    let parameters: [String: String]
    let contentType: String
    let accepts: String
    let cookies: String
    /// Where the browser says that the request comes from (Fetch Metadata `Sec-Fetch-Site`, RFC 6454 `Origin`).
    let fetchSite: String
    let origin: String
    let conditions: CacheConditions
    let body: [UInt8]
    let remoteAddress: String
    let certificate: IssuedCertificate?
    /// By which logs of several machines are put together; nil for what did not come from the wire.
    var correlation: Correlation?
    /// A connection test's; empty for anything that is none.
    var nonce = ""

    var credentials: Credentials {
        Credentials(sessionToken: SessionCookie.value(in: cookies), certificate: certificate)
    }

    /// Whether an error is told as a document: to machines, and to whoever asks for one.
    func wantsDocument(_ route: Route) -> Bool {
        route.face == .machine || accepts.contains("application/problem+json")
    }

    /// Whether another site's page made the browser send this: never taken from a form.
    var isFromElsewhere: Bool {
        if !fetchSite.isEmpty { return fetchSite != "same-origin" && fetchSite != "none" }
        return !origin.isEmpty && origin != "https://\(authority)"
    }

    func request(_ route: Route, who: Authenticated, exchange: Exchange, frame: Frame) -> WebRequest {
        WebRequest(
            method: method, authority: authority, path: path, parameters: parameters,
            query: URLFields.decode(query).compactMapValues(\.last),
            contentType: contentType,
            body: body, remoteAddress: remoteAddress, certificate: certificate, actor: who.actor, session: who.session,
            exchange: exchange, frame: frame, wantsDocument: wantsDocument(route), conditions: conditions)
    }
}

/// The one cookie a site sets.
public enum SessionCookie {
    static let name = "__Host-kakehashi"

    /// The header value that gives a browser its session; it ends with the browser.
    public static func setting(_ token: String) -> String {
        "\(name)=\(token); Path=/; Secure; HttpOnly; SameSite=Strict"
    }

    /// The header value that takes the session away.
    public static let clearing = "\(name)=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"

    static func value(in header: String) -> String? {
        for pair in header.split(separator: ";") {
            let sides = pair.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
            if sides.count == 2, sides[0] == name { return String(sides[1]) }
        }
        return nil
    }
}
