import AccessControl
import Foundation
import HTTPTypes
import PKI

/// A request as it came from the wire, before anybody looked at who sends it.
struct RawRequest: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let query: String
    let parameters: [String: String]
    let contentType: String
    let accepts: String
    let cookies: String
    let body: [UInt8]
    let remoteAddress: String
    let certificate: IssuedCertificate?
    /// Where a browser says the request comes from (`Sec-Fetch-Site`); empty for what is no browser, or an old one.
    var fetchSite = ""

    var credentials: Credentials {
        Credentials(sessionToken: SessionCookie.value(in: cookies), certificate: certificate)
    }

    /// Whether an error is told as a document: to machines, and to whoever asks for one.
    func wantsDocument(_ route: Route) -> Bool {
        route.face == .machine || accepts.contains("application/problem+json")
    }

    func request(who: Authenticated, exchange: Exchange, route: Route) -> WebRequest {
        WebRequest(
            method: method, path: path, parameters: parameters, query: URLFields.decode(query),
            contentType: contentType,
            body: body, remoteAddress: remoteAddress, certificate: certificate, actor: who.actor, session: who.session,
            exchange: exchange, wantsDocument: wantsDocument(route))
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
