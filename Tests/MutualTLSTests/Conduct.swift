/// What a listener does once a whole request has come.
enum Conduct: Sendable {
    /// Says nothing, ever.
    case silence
    /// Says these bytes after so many milliseconds and closes in good order.
    case say(String, after: Int64 = 0)
    /// Says these bytes and breaks the connection off, without TLS's own farewell.
    case sayAndBreakOff(String)
    /// Answers each request with these bytes, and leaves the connection open for so many requests.
    case converse(String, requests: Int)
    /// Says these bytes as soon as somebody connects, whether asked or not, and closes.
    case greet(String)
    /// Closes in good order once the TLS handshake is done, without waiting for a request.
    case leave

    /// Good answers on one connection, up to so many.
    static func conversation(_ body: String, requests: Int = .max) -> Conduct {
        .converse("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)", requests: requests)
    }

    /// A good answer with a body.
    static func answer(_ body: String, headers: [String] = [], after milliseconds: Int64 = 0) -> Conduct {
        let lines = ["HTTP/1.1 200 OK", "Content-Length: \(body.utf8.count)"] + headers
        return .say(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, after: milliseconds)
    }
}
