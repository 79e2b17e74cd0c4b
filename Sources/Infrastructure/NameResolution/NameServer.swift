/// The address of one DNS server: an IP literal and a port, never a name.
public struct NameServer: Sendable, Hashable, CustomStringConvertible {
    /// IPv4 (`192.0.2.53`) or IPv6 (`2001:db8::53`, without brackets) literal.
    public let address: String
    /// UDP and TCP port, 53 on a VPN device.
    public let port: Int

    /// Names a server; the values are checked when a query is sent to it.
    public init(address: String, port: Int) {
        self.address = address
        self.port = port
    }

    /// `address:port`, an IPv6 address in brackets.
    public var description: String {
        address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
}
