import PKI
import Synchronization

/// The revocation list that a place has fetched and judged good.
final class KnownList: Sendable {
    private let kept = Mutex<CertificateRevocationList?>(nil)

    var list: CertificateRevocationList? { kept.withLock { $0 } }

    func keep(_ list: CertificateRevocationList) {
        kept.withLock { $0 = list }
    }
}
