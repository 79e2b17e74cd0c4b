import SwiftASN1
import X509

/// What a chain is presented for.
public enum ChainPurpose: Sendable, Hashable, CaseIterable {
    /// The peer is a TLS server.
    case server
    /// The peer is a TLS client.
    case client
    /// The signer of a document (RFC 9336): no server's or system's certificate will do.
    case documents

    var usage: ExtendedKeyUsage.Usage {
        switch self {
        case .server: .serverAuth
        case .client: .clientAuth
        case .documents: ExtendedKeyUsage.Usage(oid: [1, 3, 6, 1, 5, 5, 7, 3, 36])
        }
    }

    /// The use in staff's words.
    var japanese: String {
        switch self {
        case .server: "サーバー認証"
        case .client: "クライアント認証"
        case .documents: "文書への署名"
        }
    }
}
