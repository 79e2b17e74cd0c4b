import VPNDevice

/// A VPN装置 as packets meet it: names resolved once.
struct DeviceModel: Sendable {
    let device: VPNDevice
    let book: ObjectBook
    let filter: RuleTable
    private let nat: [(entry: NATEntry, inside: IPv4Address)]
    private let napt: [(entry: NAPTEntry, source: AddressSet)]

    init(_ device: VPNDevice) {
        self.device = device
        let book = ObjectBook(device)
        self.book = book
        filter = RuleTable(device.filter, book)
        nat = device.nat.filter(\.isEnabled).compactMap { entry in book.address(entry.inside).map { (entry, $0) } }
        napt = device.napt.filter(\.isEnabled).map { ($0, book.addresses($0.source)) }
    }

    /// Where the device sends a packet.
    enum Way: Hashable {
        case interface(String)
        case route(DeviceRoute)
        case tunnel
        case nowhere
    }

    /// The longest prefix decides, as in every router; a static route before the tunnel's of the same length.
    func way(to address: IPv4Address) -> Way {
        var best: (length: Int, way: Way) = (-1, .nowhere)
        for interface in device.interfaces where interface.address.contains(address) {
            if interface.address.length > best.length { best = (interface.address.length, .interface(interface.name)) }
        }
        for route in device.routes where route.destination.contains(address) && canUse(route) {
            if route.destination.length > best.length { best = (route.destination.length, .route(route)) }
        }
        guard device.session.isUp else { return best.way }
        for remote in device.session.remotes where remote.contains(address) {
            if remote.length > best.length { best = (remote.length, .tunnel) }
        }
        return best.way
    }

    /// A route holds only through a router on one of the device's own networks.
    private func canUse(_ route: DeviceRoute) -> Bool {
        device.interfaces.contains { $0.address.contains(route.gateway) && $0.address.address != route.gateway }
    }

    /// How packets leave.
    enum Leaving: Hashable {
        case translated(IPv4Address, ports: ClosedRange<UInt16>?, entry: Int)
        case untranslated
    }

    /// NAT entries in both directions come first, then NAPT entries in order.
    func leaving(from address: IPv4Address, _ transport: TransportProtocol) -> Leaving {
        if let pair = nat.first(where: { $0.entry.bothWays && $0.inside == address }) {
            return .translated(pair.entry.outside, ports: nil, entry: pair.entry.number)
        }
        guard transport != .icmp, let pair = napt.first(where: { $0.source.contains(address.number) }) else {
            return .untranslated
        }
        return .translated(pair.entry.outside, ports: pair.entry.ports, entry: pair.entry.number)
    }

    /// What an access point is translated to.
    func arriving(at point: PlatformSide.Endpoint) -> (address: IPv4Address, port: UInt16, entry: Int)? {
        let pair = nat.first { pair in
            pair.entry.outside == point.address && pair.entry.service.transport == .tcp
                && pair.entry.service.ports.contains(point.port)
        }
        return pair.map { ($0.inside, $0.entry.port, $0.entry.number) }
    }
}
