/// The settings of an organisation's VPN装置 (S7, §2.4, §2.5).
public struct VPNDevice: Sendable, Hashable {
    /// Such as `vpn-202029`.
    public var name: String
    /// Towards the LANs and the line.
    public var interfaces: [DeviceInterface]
    /// Networks behind the organisation's firewalls.
    public var routes: [DeviceRoute]
    /// ネットワーク定義.
    public var objects: [NetworkObject]
    /// サービス定義.
    public var services: [ServiceObject]
    /// Towards 団体内統合宛名システム and 住基システム.
    public var nat: [NATEntry]
    /// For 既存システム and terminals.
    public var napt: [NAPTEntry]
    /// In order.
    public var filter: [FilterRule]
    /// DNS forwarding.
    public var dns: DNSForwarding
    /// The tunnel.
    public var session: VPNSession
    /// The lamps.
    public var lamps: [Lamp]

    /// Describes a device; entries with numbers are put in their order.
    public init(
        name: String, interfaces: [DeviceInterface], routes: [DeviceRoute], objects: [NetworkObject],
        services: [ServiceObject], nat: [NATEntry], napt: [NAPTEntry], filter: [FilterRule], dns: DNSForwarding,
        session: VPNSession, lamps: [Lamp]
    ) {
        self.name = name
        self.interfaces = interfaces
        self.routes = routes
        self.objects = objects
        self.services = services
        self.nat = nat.sorted { $0.number < $1.number }
        self.napt = napt.sorted { $0.number < $1.number }
        self.filter = filter.sorted { $0.number < $1.number }
        self.dns = dns
        self.session = session
        self.lamps = lamps
    }

    /// The interface of a side.
    public func interface(_ side: DeviceInterface.Side) -> DeviceInterface? { interfaces.first { $0.side == side } }
}
