import NIOCore
import Synchronization

/// Whom a connection comes from: the other end of it, or whom a load balancer that is believed names.
final class ClientAddresses: Sendable {
    /// Whose word is taken.
    let proxies: [AddressRange]
    private let named = Mutex<[ObjectIdentifier: String]>([:])

    init(proxies: [AddressRange]) {
        self.proxies = proxies
    }

    func keep(_ address: String, of channel: any Channel) {
        let connection = ObjectIdentifier(channel)
        named.withLock { $0[connection] = address }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.named.withLock { _ = $0.removeValue(forKey: connection) }
        }
    }

    func address(of channel: any Channel) -> String {
        named.withLock { $0[ObjectIdentifier(channel)] } ?? channel.remoteAddress?.ipAddress ?? ""
    }
}
