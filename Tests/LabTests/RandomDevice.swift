import Reachability
import SeededChance
import VPNDevice

/// A VPN装置 with some of its settings changed at random, so that it still loads.
struct RandomDevice {
    private var chance: Chance
    private var device: VPNDevice

    static func make(_ site: Site, seed: UInt64) -> VPNDevice {
        var maker = RandomDevice(chance: Chance(seed: seed), device: site.device)
        for _ in 0..<Int.random(in: 1...4, using: &maker.chance) { maker.change() }
        return VPNDevice(
            name: maker.device.name, interfaces: maker.device.interfaces, routes: maker.device.routes,
            objects: maker.device.objects, services: maker.device.services, nat: maker.device.nat,
            napt: maker.device.napt, filter: maker.device.filter, dns: maker.device.dns,
            session: maker.device.session, lamps: maker.device.lamps)
    }

    private mutating func pick<Element>(_ list: [Element]) -> Element? { list.randomElement(using: &chance) }

    private mutating func change() {
        switch Int.random(in: 0..<20, using: &chance) {
        case 0...2: changeNAT()
        case 3...5: changeNAPT()
        case 6...8: changeFilter()
        case 9...11: addRule()
        case 12, 13: changeObject()
        case 14: changeService()
        case 15, 16: changeRoutes()
        case 17: changeNames()
        case 18: changeSession()
        default: changeInterface()
        }
    }

    private mutating func changeNAT() {
        guard let index = pick(Array(device.nat.indices)) else { return }
        switch Int.random(in: 0..<7, using: &chance) {
        case 0: device.nat.remove(at: index)
        case 1: device.nat[index].isEnabled = false
        case 2: device.nat[index].bothWays.toggle()
        case 3: device.nat[index].inside = .object(hosts.randomElement(using: &chance) ?? "repository")
        case 4: device.nat[index].port = pick([443, 8_443, 80]) ?? 443
        case 5:
            device.nat[index].service =
                pick([.tcp(8_443), Service(.tcp, 1...1_000), Service(.tcp), .udp(443)]) ?? .tcp(443)
        default:
            device.nat[index].outside =
                pick(device.nat.map(\.outside) + [IPv4Address(0xC000_0263)]) ?? device.nat[index].outside
        }
    }

    private mutating func changeNAPT() {
        guard let index = pick(Array(device.napt.indices)) else { return }
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: device.napt.remove(at: index)
        case 1: device.napt[index].isEnabled = false
        case 2: device.napt[index].source = term()
        case 3:
            device.napt[index].outside =
                pick([IPv4Address(0xC612_4063), IPv4Address(0xC000_020A)]) ?? device.napt[index].outside
        default: device.napt[index].ports = pick([40_000...40_999, 20_000...29_999]) ?? 20_000...20_999
        }
    }

    private mutating func changeFilter() {
        guard let index = pick(Array(device.filter.indices)) else { return }
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: device.filter.remove(at: index)
        case 1: device.filter[index].isEnabled = false
        case 2: device.filter[index].action = pick([.drop, .reject]) ?? .drop
        case 3: device.filter[index].interface = pick([nil, "lan-mayor", "lan-education", "vpn", "line"]) ?? nil
        case 4: device.filter[index].source = term()
        case 5: device.filter[index].destination = term()
        case 6: device.filter[index].service = service()
        default: device.filter[index].number = unused()
        }
    }

    private mutating func addRule() {
        device.filter.append(
            FilterRule(
                number: unused(), action: pick([.accept, .accept, .drop, .reject]) ?? .drop,
                interface: pick([nil, nil, "lan-mayor", "lan-education", "vpn"]) ?? nil, source: term(),
                destination: term(), service: service(), isEnabled: Int.random(in: 0..<8, using: &chance) > 0))
    }

    private mutating func unused() -> Int {
        var number = Int.random(in: 1...120, using: &chance)
        while device.filter.contains(where: { $0.number == number }) { number += 1 }
        return number
    }

    private var hosts: [String] {
        device.objects.compactMap { object in
            if case .addresses(.host) = object.value { object.name } else { nil }
        }
    }

    private mutating func term() -> AddressTerm {
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: .any
        case 1: .literal(.network(IPv4Network(IPv4Address(0x0A14_0000), length: pick([16, 23, 24]) ?? 16)))
        case 2: .literal(.network(IPv4Network(IPv4Address(0xC612_0000), length: pick([15, 16, 24]) ?? 16)))
        case 3: .literal(.range(IPv4Address(0x0A14_0110), IPv4Address(0x0A14_0120)))
        default: .object(device.objects.randomElement(using: &chance)?.name ?? "repository")
        }
    }

    private mutating func service() -> ServiceTerm {
        pick([
            .any, .object("https"), .object("http"), .literal(.tcp(443)), .literal(Service(.tcp, 1...100)),
            .literal(Service(.tcp)), .literal(.udp(53)), .literal(Service(.icmp)),
        ]) ?? .any
    }

    private mutating func changeObject() {
        guard let index = pick(Array(device.objects.indices)) else { return }
        switch device.objects[index].value {
        case .group(let members):
            device.objects[index].value = .group(members.filter { _ in Int.random(in: 0..<3, using: &chance) > 0 })
        case .addresses:
            // Entries of NAT need one address.
            let values: [AddressRange] = [.host(IPv4Address(0x0A14_0163)), .host(IPv4Address(0x0A14_0115))]
            device.objects[index].value = .addresses(pick(values) ?? values[0])
        }
    }

    private mutating func changeService() {
        guard let index = pick(Array(device.services.indices)) else { return }
        device.services[index].service = pick([.tcp(8_443), Service(.tcp, 1...1_023), .udp(443)]) ?? .tcp(1)
    }

    private mutating func changeRoutes() {
        switch Int.random(in: 0..<4, using: &chance) {
        case 0:
            if let index = pick(Array(device.routes.indices)) { device.routes.remove(at: index) }
        case 1:
            if let index = pick(Array(device.routes.indices)) {
                device.routes[index].gateway =
                    pick([IPv4Address(0x0A14_0005), IPv4Address(0x0A14_000A), IPv4Address(0x0A63_0001)])
                    ?? IPv4Address(1)
            }
        case 2:
            let network = pick([
                IPv4Network(IPv4Address(0xC612_0101), length: 32), IPv4Network(IPv4Address(0xC612_0000), length: 16),
                IPv4Network(IPv4Address(0xC612_0035), length: 32),
            ])
            if let network, !device.routes.contains(where: { $0.destination == network }) {
                device.routes.append(DeviceRoute(destination: network, gateway: IPv4Address(0x0A14_0002)))
            }
        default:
            let network = IPv4Network(IPv4Address(0x0A14_0100), length: 26)
            if !device.routes.contains(where: { $0.destination == network }) {
                device.routes.append(DeviceRoute(destination: network, gateway: IPv4Address(0x0A14_000A)))
            }
        }
    }

    private mutating func changeNames() {
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: device.dns.interfaces.removeAll { _ in Bool.random(using: &chance) }
        case 1: device.dns.forwarders = []
        default:
            for index in device.dns.forwarders.indices {
                device.dns.forwarders[index].server = IPv4Address(0xC612_0063)
            }
        }
    }

    private mutating func changeSession() {
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: device.session.isUp = false
        case 1:
            if let index = pick(Array(device.session.remotes.indices)) { device.session.remotes.remove(at: index) }
        case 2: device.session.remotes = [IPv4Network(IPv4Address(0xC612_0000), length: 16)]
        case 3:
            device.session.address =
                pick([IPv4Address(0xC612_4009), IPv4Address(0xC000_020A)]) ?? device.session.address
        default: device.session.clampsSegments = false
        }
    }

    private mutating func changeInterface() {
        guard
            let index = device.interfaces.indices.filter({ device.interfaces[$0].side != .line }).randomElement(
                using: &chance)
        else { return }
        let old = device.interfaces[index].address
        device.interfaces[index].address =
            Bool.random(using: &chance)
            ? IPv4Network(IPv4Address(old.address.number + 2), length: old.length)
            : IPv4Network(old.address, length: pick([28, 30, 32]) ?? 28)
    }
}
