/// Which way letters leave.
public enum MailRoute: Sendable, Hashable, Codable {
    /// Into a Maildir below a folder, one file each: what a rehearsal does.
    case maildir(folder: String)
    /// To a server.
    case smtp(MailServer)

    /// Hands one encoded message on.
    /// - Throws: `MailError`.
    func deliver(_ message: [UInt8], of letter: Letter, number: String) async throws(MailError) {
        switch self {
        case .maildir(let folder): try Maildir(folder: folder).add(message, number: number)
        case .smtp(let server): try await server.deliver(message, of: letter)
        }
    }
}

/// A mail server of the operator's.
public struct MailServer: Sendable, Hashable, Codable {
    /// `none` is for a server on the same machine.
    public enum Security: String, Sendable, Codable {
        case none
        case startTLS
        case tls
    }

    public var host: String
    public var port: Int
    public var security: Security
    /// Nil: the server asks nobody who they are.
    public var user: String?
    /// A file with the password, readable by the platform alone.
    public var passwordFile: String?
    /// PEM; nil: those that the machine trusts.
    public var authorityFile: String?

    /// Names a server.
    public init(
        host: String, port: Int, security: Security, user: String? = nil, passwordFile: String? = nil,
        authorityFile: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.passwordFile = passwordFile
        self.authorityFile = authorityFile
    }
}
