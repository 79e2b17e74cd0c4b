/// Why a letter is not written, or was not handed on.
public enum MailError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The subject is empty, too long or of several lines.
    case badSubject
    /// The server said no for good (RFC 5321 §4.2.1, 5yz): its reply's number.
    case refused(Int)
    /// It may work later: no connection, a busy server, a full disk; in the words of whoever failed.
    case notNow(String)

    /// Stable.
    public var code: String {
        switch self {
        case .badSubject: "mail.bad-subject"
        case .refused: "mail.refused"
        case .notNow: "mail.not-now"
        }
    }

    public var description: String {
        switch self {
        case .badSubject: "bad subject"
        case .refused(let reply): "refused by the server with \(reply)"
        case .notNow(let reason): reason
        }
    }
}
