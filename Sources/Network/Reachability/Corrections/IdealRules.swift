import NoticeForms
import VPNDevice

/// The rules that the firewalls around a VPN装置 need, each with a number of its own.
enum IdealRules {
    /// The packets of an exchange as the VPN装置's filter sees them.
    static func packets(_ leg: Leg) -> [PacketBox] {
        switch leg {
        case .name: []
        case .outward(let place, let address, let service): [box(place.address, address, service)]
        case .inward(let server, let point, let place): [box(server, place.address, .tcp(point.port))]
        }
    }

    private static func box(_ source: IPv4Address, _ destination: IPv4Address, _ service: Service) -> PacketBox {
        PacketBox(
            source: AddressSet(source), destination: AddressSet(destination), transport: service.transport,
            ports: PortSet(service.ports))
    }

    private static func rule(
        _ number: Int, _ interface: String?, _ source: AddressRange?, _ destination: IPv4Address, _ service: Service
    ) -> FilterRule {
        FilterRule(
            number: number, action: .accept, interface: interface, source: source.map { .literal($0) } ?? .any,
            destination: .literal(.host(destination)), service: .literal(service))
    }

    /// What the organisation's firewall needs for an exchange: a rule for the whole LAN.
    static func firewall(_ side: OrganisationSide, _ site: Site, _ leg: Leg) -> FilterRule? {
        let isTerminal = leg.place.isTerminal
        let lan = isTerminal ? side.terminals : side.business
        let (name, network) = (
            isTerminal ? "terminals" : "business",
            AddressRange.network(IPv4Network(IPv4Address(lan.range.lowerBound), length: lan.length))
        )
        let step = isTerminal ? 5 : 0
        let platform = site.surroundings.platform
        switch leg {
        case .name: return rule(10 + step, name, network, side.device, .udp(53))
        case .outward(_, let address, let service):
            let index =
                address == platform.repository ? 0 : (platform.servers.firstIndex { $0.address == address } ?? 8) + 1
            return rule(20 + index * 10 + step, name, network, address, service)
        case .inward(let server, let point, let place):
            let points = platform.accessPoints.firstIndex(of: point) ?? 8
            let servers = platform.servers.firstIndex { $0.address == server } ?? 8
            return rule(
                200 + points * 10 + servers, "outside", .host(server), place.address, .tcp(point.port))
        }
    }

    /// What the platform's firewall needs for an exchange.
    static func platform(_ site: Site, _ leg: Leg) -> FilterRule {
        let platform = site.surroundings.platform
        switch leg {
        case .name: return rule(10, VPNSession.interface, nil, platform.dns, .udp(53))
        case .outward(_, let address, let service):
            let index =
                address == platform.repository ? 0 : (platform.servers.firstIndex { $0.address == address } ?? 8) + 1
            return rule(20 + index * 10, VPNSession.interface, nil, address, service)
        case .inward(let server, let point, _):
            let points = platform.accessPoints.firstIndex(of: point) ?? 8
            return rule(200 + points * 10, "servers", .host(server), point.address, .tcp(point.port))
        }
    }
}
