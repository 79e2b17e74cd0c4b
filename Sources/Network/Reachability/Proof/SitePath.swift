import Identifiers
import NoticeForms
import VPNDevice
import Verdicts

/// Follows exchanges through the settings of a site, packet sets at a time, in the order in which packets meet them.
struct SitePath {
    let site: Site
    let device: DeviceModel
    private let platform: RuleTable
    private let firewalls: [Bureau: RuleTable]
    /// The addresses by which the platform knows the organisation.
    private let outside: AddressSet

    init(_ site: Site) {
        self.site = site
        device = DeviceModel(site.device)
        let literals = ObjectBook(objects: [], services: [])
        platform = RuleTable(site.surroundings.platform.firewall, literals)
        firewalls = Dictionary(
            site.surroundings.sides.map { ($0.bureau, RuleTable($0.firewall, literals)) },
            uniquingKeysWith: { first, _ in first })
        outside = Self.outside(site)
    }

    /// The addresses of the form's access points, and NAPT's.
    static func outside(_ site: Site) -> AddressSet {
        let points = site.request.bureaus.flatMap { side in
            [side.atenaSystem.accessPoint] + (side.residentRegistry.map { [$0.accessPoint] } ?? [])
        }.compactMap { AccessPoint($0).flatMap { IPv4Address($0.host) } }
        return AddressSet((points + [site.surroundings.platform.translation.address]).map { $0.number...$0.number })
    }

    /// Where an exchange stops; nil when it passes.
    func stop(of leg: Leg) -> Stop? {
        guard let side = site.surroundings.side(leg.place.bureau) else { return .interface }
        return switch leg {
        case .name(let place): name(place, side)
        case .outward(let place, let address, let service): outward(place, side, to: address, service)
        case .inward(let server, let point, let place): inward(from: server, at: point, place, side)
        }
    }

    // MARK: - The pieces of a way

    /// From a place to the device's side of its firewall.
    private func towardsDevice(
        _ place: Place, _ side: OrganisationSide, to address: IPv4Address, _ service: Service
    ) -> Stop? {
        let lan = place.isTerminal ? side.terminals : side.business
        guard lan.contains(place.address) else { return .gateway }
        if let gateway = side.setting(of: place.id)?.gateway, gateway != lan.address { return .gateway }
        if case .stopped(let rule, _) = firewall(
            side, place.address, address, service, by: place.isTerminal ? "terminals" : "business")
        {
            return .firewall(rule: rule)
        }
        // The device itself is on the firewall's own network: no route is needed.
        return address == side.device ? isThere(side) : meets(side)
    }

    private func firewall(
        _ side: OrganisationSide, _ source: IPv4Address, _ destination: IPv4Address, _ service: Service,
        by interface: String
    ) -> RuleTable.Decision {
        let box = PacketBox(
            source: AddressSet(source), destination: AddressSet(destination), transport: service.transport,
            ports: PortSet(service.ports))
        return firewalls[side.bureau]?.decide(box, by: interface) ?? .stopped(by: nil, box)
    }

    /// Whether the firewall and the device meet between them.
    private func meets(_ side: OrganisationSide) -> Stop? {
        guard side.nextHop == side.device, side.outside.contains(side.nextHop) else { return .firewallRoute }
        return isThere(side)
    }

    /// Whether the device is where the LAN expects it.
    private func isThere(_ side: OrganisationSide) -> Stop? {
        let interface = site.device.interface(Self.side(side.bureau))
        return interface?.address.address == side.device ? nil : .interface
    }

    static func side(_ bureau: Bureau) -> DeviceInterface.Side { bureau == .mayor ? .mayor : .education }

    /// Whether the device knows the way to a place.
    private func wayBack(to address: IPv4Address, _ side: OrganisationSide) -> Stop? {
        // Where the device's networks overlap, the firewall may be looked for on the wrong side.
        guard case .route(let route) = device.way(to: address), route.gateway == side.outside.address,
            case .interface(let name) = device.way(to: route.gateway),
            name == site.device.interface(Self.side(side.bureau))?.name
        else { return .wayBack }
        return nil
    }

    /// Whether answers pass the organisation's firewall.
    private func answers(_ side: OrganisationSide) -> Stop? { side.isStateful ? nil : .answers }

    /// Whether what is for the platform enters the tunnel.
    private func tunnel(to address: IPv4Address) -> Stop? {
        switch device.way(to: address) {
        case .tunnel: nil
        case .route(let route): .captured(by: route.destination)
        case .interface(let name):
            .captured(
                by: site.device.interfaces.first { $0.name == name }?.address ?? IPv4Network(address, length: 32))
        case .nowhere: .session
        }
    }

    /// Whether the tunnel leads to the platform at all.
    private func farEnd() -> Stop? {
        site.device.session.peer == site.surroundings.platform.endpoint ? nil : .session
    }

    private func platform(
        _ source: IPv4Address, _ destination: IPv4Address, _ service: Service, by interface: String
    ) -> Stop? {
        let box = PacketBox(
            source: AddressSet(source), destination: AddressSet(destination), transport: service.transport,
            ports: PortSet(service.ports))
        guard case .stopped(let rule, _) = platform.decide(box, by: interface) else { return nil }
        return .platformFirewall(rule: rule)
    }

    /// Whether long packets reach the other end, or their sender learns to send shorter ones.
    private func segments(_ side: OrganisationSide) -> Stop? {
        let session = site.device.session
        return session.mtu < 1_500 && !session.clampsSegments && !side.passesErrors ? .segments : nil
    }

    // MARK: - Whole ways

    private func outward(
        _ place: Place, _ side: OrganisationSide, to address: IPv4Address, _ service: Service
    ) -> Stop? {
        if let stop = towardsDevice(place, side, to: address, service) ?? tunnel(to: address) { return stop }
        let box = PacketBox(
            source: AddressSet(place.address), destination: AddressSet(address), transport: service.transport,
            ports: PortSet(service.ports))
        let interface = site.device.interface(Self.side(side.bureau))?.name
        if case .stopped(let rule, _) = device.filter.decide(box, by: interface) { return .filter(rule: rule) }
        if let stop = farEnd() { return stop }
        let source: IPv4Address
        switch device.leaving(from: place.address, service.transport) {
        case .untranslated: return .sourceTranslation(entry: nil)
        case .translated(let outside, let ports, let entry):
            guard self.outside.contains(outside.number) else { return .sourceTranslation(entry: entry) }
            let allotted = site.surroundings.platform.translation
            if let ports, outside == allotted.address,
                !allotted.ports.contains(ports.lowerBound) || !allotted.ports.contains(ports.upperBound)
            {
                return .sourcePorts(entry: entry)
            }
            source = outside
        }
        return platform(source, address, service, by: VPNSession.interface)
            ?? wayBack(to: place.address, side) ?? answers(side) ?? segments(side)
    }

    private func inward(
        from server: IPv4Address, at point: PlatformSide.Endpoint, _ place: Place, _ side: OrganisationSide
    ) -> Stop? {
        guard site.surroundings.platform.accessPoints.contains(point) else { return .accessPointNotSet }
        if let stop = platform(server, point.address, .tcp(point.port), by: "servers") { return stop }
        if let stop = farEnd() { return stop }
        guard site.device.session.isUp, site.device.session.remotes.contains(where: { $0.contains(server) }) else {
            return .session
        }
        guard let inside = device.arriving(at: point) else { return .accessPoint(entry: nil) }
        guard inside.address == place.address, inside.port == point.port else {
            return .accessPoint(entry: inside.entry)
        }
        switch device.way(to: place.address) {
        case .nowhere, .tunnel: return .wayBack
        case .interface, .route: break
        }
        let box = PacketBox(
            source: AddressSet(server), destination: AddressSet(place.address), transport: .tcp,
            ports: PortSet(point.port))
        if case .stopped(let rule, _) = device.filter.decide(box, by: VPNSession.interface) {
            return .filter(rule: rule)
        }
        if let stop = wayBack(to: place.address, side) ?? isThere(side) { return stop }
        if case .stopped(let rule, _) = firewall(side, server, place.address, .tcp(point.port), by: "outside") {
            return .firewall(rule: rule)
        }
        if side.setting(of: place.id)?.isDown == true { return .target }
        let lan = place.isTerminal ? side.terminals : side.business
        if let gateway = side.setting(of: place.id)?.gateway, gateway != lan.address { return .gateway }
        return answers(side) ?? meets(side) ?? tunnel(to: server) ?? segments(side)
    }

    private func name(_ place: Place, _ side: OrganisationSide) -> Stop? {
        let asked = side.setting(of: place.id)?.dns
        let configuration = site.request.configuration(of: place.bureau)
        if !place.isTerminal, configuration?.dns == .internal, let server = side.internalDNS {
            guard asked == nil || asked == server.address else { return .nameServer }
            guard server.forwardsTo == side.device else { return .internalForwarding }
            let relay = Place(
                bureau: place.bureau, id: "internal-dns", title: "庁内DNSサーバー", address: server.address,
                isTerminal: false)
            return question(relay, side)
        }
        guard asked == nil || asked == side.device else { return .nameServer }
        return question(place, side)
    }

    /// From whoever asks the device to the platform's DNS server and back.
    private func question(_ place: Place, _ side: OrganisationSide) -> Stop? {
        let platform = site.surroundings.platform
        if let stop = towardsDevice(place, side, to: side.device, .udp(53)) { return stop }
        let interface = site.device.interface(Self.side(side.bureau))?.name ?? ""
        guard site.device.dns.interfaces.contains(interface) else { return .nameNotTaken }
        let forwarder = site.device.dns.forwarders.first { $0.domain == platform.domain }
        guard forwarder?.server == platform.dns else { return .forwarder }
        if let stop = tunnel(to: platform.dns) { return stop }
        if let stop = farEnd() { return stop }
        guard outside.contains(site.device.session.address.number) else { return .session }
        return self.platform(site.device.session.address, platform.dns, .udp(53), by: VPNSession.interface)
            ?? wayBack(to: place.address, side) ?? answers(side)
    }
}
