import EvidenceSeal
import HTTPTypes

/// Names of headers as the server library has them, each made once: every request and answer has a dozen.
enum WireNames {
    static let fetchSite = HTTPField.Name("sec-fetch-site")
    static let nonce = HTTPField.Name(ExchangeNonce.header)
    static let traceParent = HTTPField.Name("traceparent")

    /// Those that most answers have.
    private static let usual: [String: HTTPField.Name] = {
        let names =
            SecurityHeaders.all.map(\.name)
            + ["content-type", "connection", "kakehashi-audit-record", "kakehashi-request", "location", "set-cookie"]
        return Dictionary(names.compactMap { name in HTTPField.Name(name).map { (name, $0) } }) { one, _ in one }
    }()

    /// The name of an answer's header; nil for what cannot be one.
    static func name(_ text: String) -> HTTPField.Name? { usual[text] ?? HTTPField.Name(text) }
}
