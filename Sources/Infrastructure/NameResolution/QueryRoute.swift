import CCares
import Glibc

/// A server and a source address that were checked to be usable together.
struct QueryRoute {
    /// An address in network byte order.
    enum Address {
        case v4(in_addr)
        case v6(in6_addr)

        init?(_ text: String) {
            var four = in_addr()
            var six = in6_addr()
            if inet_pton(AF_INET, text, &four) == 1 {
                self = .v4(four)
            } else if inet_pton(AF_INET6, text, &six) == 1 {
                self = .v6(six)
            } else {
                return nil
            }
        }
    }

    let server: NameServer
    let source: Address?

    /// Checks literals, port, families, and that the source address belongs to this machine.
    /// - Throws: ``NameFailure/invalidServer(_:)``.
    init(server: NameServer, source: String?) throws(NameFailure) {
        guard let target = Address(server.address) else {
            throw .invalidServer("「\(server.address)」はIPアドレスではありません")
        }
        guard (1...65535).contains(server.port) else {
            throw .invalidServer("ポート番号 \(server.port) は1から65535までの範囲にありません")
        }
        self.server = server
        guard let source else {
            self.source = nil
            return
        }
        guard let local = Address(source) else {
            throw .invalidServer("送信元「\(source)」はIPアドレスではありません")
        }
        switch (target, local) {
        case (.v4, .v4), (.v6, .v6): break
        case (.v4, .v6), (.v6, .v4):
            throw .invalidServer("送信元 \(source) とDNSサーバー \(server.address) のIPの版が違います")
        }
        guard Self.canBind(local) else {
            throw .invalidServer("送信元 \(source) はこの端末のアドレスではありません")
        }
        self.source = local
    }

    /// c-ares reports a source address that is not ours as a refusal by the server, so it is tried beforehand.
    private static func canBind(_ address: Address) -> Bool {
        let family: Int32
        switch address {
        case .v4: family = AF_INET
        case .v6: family = AF_INET6
        }
        let descriptor = socket(family, Int32(SOCK_DGRAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        switch address {
        case .v4(let four):
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_addr = four
            return bound(descriptor, &name, MemoryLayout<sockaddr_in>.size)
        case .v6(let six):
            var name = sockaddr_in6()
            name.sin6_family = sa_family_t(AF_INET6)
            name.sin6_addr = six
            return bound(descriptor, &name, MemoryLayout<sockaddr_in6>.size)
        }
    }

    private static func bound(_ descriptor: Int32, _ name: UnsafeMutableRawPointer, _ size: Int) -> Bool {
        bind(descriptor, name.assumingMemoryBound(to: sockaddr.self), socklen_t(size)) == 0
    }
}
