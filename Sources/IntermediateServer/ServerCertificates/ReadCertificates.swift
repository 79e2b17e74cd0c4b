import PKI
import Synchronization

/// Certificates in effect with their keys, as they were read the last time: reading and opening them costs more than a call.
final class ReadCertificates: Sendable {
    /// A server has two in effect; a few more while they change.
    private static let most = 8
    private let known = Mutex<[String: (certificate: IssuedCertificate, key: KeyPair?)]>([:])

    /// The certificate of a PEM with its key, which is read when it is not known yet.
    func certificate(
        pem: String, key: () throws -> KeyPair?
    ) throws -> (certificate: IssuedCertificate, key: KeyPair?) {
        if let found = known.withLock({ $0[pem] }) { return found }
        let read = (certificate: try IssuedCertificate(pem: pem), key: try key())
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[pem] = read
        }
        return read
    }
}
