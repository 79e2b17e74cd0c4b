import NIOCore
import NIOSSL
import PKI
import Synchronization

/// TLS contexts by what they prove: one that is made anew for each exchange costs more than the handshake.
///
/// A context keeps nothing of a connection: every handshake is a full one.
enum TLSContexts {
    private static let kept = Mutex<[[IssuedCertificate]: NIOSSLContext]>([:])
    /// A process proves itself with a few certificates; one that changes them often must not keep them all.
    private static let most = 64

    static func context(for identity: TLSIdentity?) throws -> NIOSSLContext {
        let chain = identity?.chain ?? []
        if let found = kept.withLock({ $0[chain] }) { return found }
        let made = try NIOSSLContext(configuration: try configuration(identity))
        kept.withLock { kept in
            if kept.count >= most { kept.removeAll() }
            kept[chain] = made
        }
        return made
    }

    private static func configuration(_ identity: TLSIdentity?) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.certificateVerification = .noHostnameVerification
        // The chain is judged by `PKI`, with the caller's anchors: the machine's own store need not even be there.
        configuration.trustRoots = .certificates([])
        configuration.shutdownTimeout = .milliseconds(200)
        if let identity {
            configuration.certificateChain = try identity.sources()
            configuration.privateKey = try identity.privateKey()
        }
        return configuration
    }
}
