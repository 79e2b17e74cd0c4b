/// A terminal on the dedicated LAN, and the OS user at it (§2.3).
public struct TerminalConfiguration: Sendable, Hashable, Codable {
    /// Such as `admin-terminal`.
    public let id: String
    /// Whose terminal it is.
    public let kind: TerminalKind
    /// IPv4.
    public let address: String
    /// The OS user account into which the CA certificate is installed.
    public let user: String

    /// Describes a terminal.
    public init(id: String, kind: TerminalKind, address: String, user: String) {
        self.id = id
        self.kind = kind
        self.address = address
        self.user = user
    }
}

/// 管理端末 or 自治体中間サーバー接続端末 (§3.1).
public enum TerminalKind: String, Sendable, Codable, CaseIterable {
    /// 管理端末.
    case administration
    /// 自治体中間サーバー接続端末.
    case connection

    /// The name on screens.
    public var title: String {
        switch self {
        case .administration: "管理端末"
        case .connection: "自治体中間サーバー接続端末"
        }
    }
}
