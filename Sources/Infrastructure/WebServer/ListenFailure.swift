import Foundation
import NIOCore

/// Why a site does not listen, and what whoever started it can do.
public struct ListenFailure: Error, Sendable, CustomStringConvertible {
    /// The site's name.
    public let site: String
    /// The address that it was to have.
    public let address: String
    /// The port, 0 for any.
    public let port: Int
    /// What the system said.
    public let reason: String
    private let code: Int32?

    init(site: String, address: String, port: Int, error: any Error) {
        (self.site, self.address, self.port) = (site, address, port)
        code = (error as? IOError)?.errnoCode
        reason = code.map { String(cString: strerror($0)) } ?? "\(error)"
    }

    /// For the terminal and the log.
    public var description: String {
        "\(site) cannot listen at \(address):\(port): \(reason)" + (advice.map { "; \($0)" } ?? "")
    }

    private var advice: String? {
        switch code {
        case EADDRINUSE:
            "another process has the port, `ss -Hltnp 'sport = :\(port)'` says which: end it, and start again"
        case EADDRNOTAVAIL: "no interface of this host has the address, `ip address` lists those that there are"
        case EACCES: "a port below 1024 needs CAP_NET_BIND_SERVICE"
        default: nil
        }
    }
}
