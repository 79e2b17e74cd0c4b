import X509

/// What a chain is presented for.
public enum ChainPurpose: Sendable, Hashable, CaseIterable {
    /// The peer is a TLS server.
    case server
    /// The peer is a TLS client.
    case client

    var usage: ExtendedKeyUsage.Usage {
        switch self {
        case .server: .serverAuth
        case .client: .clientAuth
        }
    }

    /// The use in staff's words.
    var japanese: String {
        switch self {
        case .server: "サーバー認証"
        case .client: "クライアント認証"
        }
    }
}
