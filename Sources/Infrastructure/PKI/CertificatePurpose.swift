import X509

/// What a certificate is issued for.
public enum CertificatePurpose: Sendable, Hashable {
    /// A subordinate authority, with at most so many authorities below it; nil for any number.
    case authority(pathLength: Int?)
    /// A TLS server.
    case server
    /// A TLS client.
    case client
    /// A machine that is a TLS server to some and a TLS client of others.
    case serverAndClient
    /// Somebody who signs documents (RFC 9336).
    case documents

    var basicConstraints: BasicConstraints {
        switch self {
        case .authority(let pathLength): .isCertificateAuthority(maxPathLength: pathLength)
        case .server, .client, .serverAndClient, .documents: .notCertificateAuthority
        }
    }

    var keyUsage: KeyUsage {
        switch self {
        case .authority: KeyUsage(keyCertSign: true, cRLSign: true)
        case .server, .client, .serverAndClient, .documents: KeyUsage(digitalSignature: true)
        }
    }

    /// Nil for an authority: its own use is said by its key usage.
    var extendedKeyUsage: [ExtendedKeyUsage.Usage]? {
        switch self {
        case .authority: nil
        case .server: [.serverAuth]
        case .client: [.clientAuth]
        case .serverAndClient: [.serverAuth, .clientAuth]
        case .documents: [ChainPurpose.documents.usage]
        }
    }
}
