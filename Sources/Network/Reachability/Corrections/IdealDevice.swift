import Identifiers
public import NoticeForms
public import VPNDevice
public import Verdicts

/// The settings that a VPN装置 must have, computed from the 設定依頼票 and what is around the device (E8).
public struct IdealDevice: Sendable {
    /// Every entry that must be there, and no other.
    public let device: VPNDevice
    /// The items that need an entry.
    public let reasons: [EntryKey: [TestItem]]

    /// Computes the settings; the line towards the platform is the device's own affair and is taken over.
    public init(_ request: ConfigurationRequest, _ surroundings: Surroundings, line: DeviceInterface? = nil) {
        var drawing = IdealDrawing(request: request, surroundings: surroundings)
        drawing.draw()
        let platform = surroundings.platform
        device = VPNDevice(
            name: "vpn-\(request.organisation.text)",
            interfaces: surroundings.sides.map { side in
                DeviceInterface(
                    name: side.interfaceName, side: SitePath.side(side.bureau),
                    address: IPv4Network(side.device, length: side.outside.length))
            } + (line.map { [$0] } ?? []),
            routes: surroundings.sides.flatMap { side in
                [side.business, side.terminals].map {
                    DeviceRoute(
                        destination: IPv4Network(IPv4Address($0.range.lowerBound), length: $0.length),
                        gateway: side.outside.address)
                }
            },
            objects: drawing.objects,
            services: [
                ServiceObject(name: "https", service: .tcp(443)), ServiceObject(name: "http", service: .tcp(80)),
            ], nat: drawing.nat, napt: drawing.napt, filter: drawing.filter,
            dns: DNSForwarding(
                interfaces: surroundings.sides.map(\.interfaceName),
                forwarders: [.init(domain: platform.domain, server: platform.dns)]),
            session: VPNSession(
                peer: platform.endpoint, address: platform.translation.address,
                remotes: (platform.servers.map(\.address) + [platform.repository, platform.dns]).map {
                    IPv4Network($0, length: 32)
                }), lamps: ["POWER", "LAN", "VPN"].map { Lamp(name: $0, state: .on) })
        reasons = drawing.reasons
    }
}

extension OrganisationSide {
    /// The name of the device's interface on this side.
    var interfaceName: String { "lan-\(bureau.rawValue)" }
}

/// The entries of an ideal device as they are found, one exchange after the other.
private struct IdealDrawing {
    let request: ConfigurationRequest
    let surroundings: Surroundings
    private(set) var objects: [NetworkObject] = []
    private(set) var nat: [NATEntry] = []
    private(set) var napt: [NAPTEntry] = []
    private(set) var filter: [FilterRule] = []
    private(set) var reasons: [EntryKey: [TestItem]] = [:]

    init(request: ConfigurationRequest, surroundings: Surroundings) {
        self.request = request
        self.surroundings = surroundings
    }

    mutating func draw() {
        let list = NeedList(request, surroundings)
        let platform = surroundings.platform
        for place in list.places { add(place.objectName, place.address, list.needs.filter { $0.from == place }) }
        for server in platform.servers {
            add("server-\(server.bureau.rawValue)", server.address, list.needs.filter { $0.bureau == server.bureau })
        }
        add("repository", platform.repository, list.needs.filter { $0.item == .t3 || $0.item == .t5 })
        drawNAT(list)
        drawNAPT(list)
        for side in surroundings.sides { drawOutward(side, list) }
        drawInward(list)
    }

    private mutating func add(_ name: String, _ address: IPv4Address, _ needs: [Need]) {
        guard !objects.contains(where: { $0.name == name }) else { return }
        objects.append(NetworkObject(name: name, value: .addresses(.host(address))))
        reasons[EntryKey(.object, name)] = Set(needs.map(\.item)).sorted()
    }

    private mutating func drawNAT(_ list: NeedList) {
        for case .inward(_, let point, let place) in list.legs
        where !nat.contains(where: { $0.outside == point.address }) {
            let number = nat.count + 1
            nat.append(
                NATEntry(
                    number: number, outside: point.address, service: .tcp(point.port),
                    inside: .object(place.objectName), port: point.port))
            let inwards = list.needs.filter { need in
                need.legs.contains { if case .inward(_, point, _) = $0 { true } else { false } }
            }
            let own = list.needs.filter { $0.from == place }
            reasons[EntryKey(.nat, number)] = Set((inwards + own).map(\.item)).sorted()
        }
    }

    /// Those who are not translated one to one share an address, in equal blocks of ports.
    private mutating func drawNAPT(_ list: NeedList) {
        let translated = Set(
            list.legs.compactMap { leg -> Place? in if case .inward(_, _, let place) = leg { place } else { nil } })
        let sources = list.places.filter { place in
            !translated.contains(place) && list.needs.contains { $0.from == place }
        }
        let allotted = surroundings.platform.translation
        guard !sources.isEmpty else { return }
        let size = min(1_000, allotted.ports.count / sources.count)
        guard size > 0 else { return }
        for (index, place) in sources.enumerated() {
            let first = Int(allotted.ports.lowerBound) + index * size
            napt.append(
                NAPTEntry(
                    number: index + 1, source: .object(place.objectName), outside: allotted.address,
                    ports: UInt16(first)...UInt16(first + size - 1)))
            reasons[EntryKey(.napt, index + 1)] = items(list.needs.filter { $0.from == place && $0.item != .t1 })
        }
    }

    private mutating func drawOutward(_ side: OrganisationSide, _ list: NeedList) {
        let needs = list.needs.filter { $0.bureau == side.bureau }
        let callers = list.places.filter { place in place.bureau == side.bureau && needs.contains { $0.from == place } }
        guard !callers.isEmpty else { return }
        let group = "callers-\(side.bureau.rawValue)"
        objects.append(NetworkObject(name: group, value: .group(callers.map(\.objectName))))
        reasons[EntryKey(.object, group)] = items(needs)
        let towards = [("server-\(side.bureau.rawValue)", "https"), ("repository", "http")]
        for (destination, service) in towards {
            add(
                rule: FilterRule(
                    number: 0, action: .accept, interface: side.interfaceName, source: .object(group),
                    destination: .object(destination), service: .object(service)),
                items(needs.filter { $0.item != .t1 }))
        }
    }

    private mutating func drawInward(_ list: NeedList) {
        for case .inward(let server, let point, let place) in list.legs {
            guard let owner = surroundings.platform.servers.first(where: { $0.address == server }) else { continue }
            let wanted = list.needs.filter { $0.legs.contains(.inward(from: server, at: point, place)) }
            add(
                rule: FilterRule(
                    number: 0, action: .accept, interface: VPNSession.interface,
                    source: .object("server-\(owner.bureau.rawValue)"), destination: .object(place.objectName),
                    service: .literal(.tcp(point.port))), items(wanted))
        }
    }

    private mutating func add(rule: FilterRule, _ items: [TestItem]) {
        var rule = rule
        rule.number = (filter.count + 1) * 10
        filter.append(rule)
        reasons[EntryKey(.filter, rule.number)] = items
    }

    private func items(_ needs: [Need]) -> [TestItem] { Set(needs.map(\.item)).sorted() }
}
