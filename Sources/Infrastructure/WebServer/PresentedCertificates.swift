import NIOCore
import NIOSSL
import PKI
import Synchronization

/// The certificate of each connection's client, read once and kept until the connection closes.
///
/// Its chain was judged during the handshake, or the handshake failed.
final class PresentedCertificates: Sendable {
    private let known = Mutex<[ObjectIdentifier: IssuedCertificate?]>([:])

    func certificate(of channel: any Channel) async -> IssuedCertificate? {
        let connection = ObjectIdentifier(channel)
        if let certificate = known.withLock({ $0[connection] }) { return certificate }
        let certificate = await Self.read(channel)
        known.withLock { $0[connection] = .some(certificate) }
        // After the entry is made, so that it is taken away even when the connection is closed already.
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.known.withLock { _ = $0.removeValue(forKey: connection) }
        }
        return certificate
    }

    private static func read(_ channel: any Channel) async -> IssuedCertificate? {
        guard let presented = try? await channel.nioSSL_peerCertificate().get() else { return nil }
        return try? IssuedCertificate(der: try presented.toDERBytes())
    }
}
