public import Identifiers
import NoticeForms
import VPNDevice

/// A network made up for every organisation after the pattern of one: to measure the proof, and to try whole-nation questions.
///
/// No two organisations share an address by which the platform knows them. They differ in the number of their systems, in
/// how names are resolved, in whether 基本4情報 is used; one device in ten has something missing.
public struct GeneratedNation: Sendable {
    /// In the order of the organisations.
    public let sites: [Site]

    /// Makes up the networks; the same organisations give the same networks.
    public init(_ organisations: [Organisation], like sample: Site) {
        sites = organisations.enumerated().map { Drawing(index: $0.offset, organisation: $0.element, sample).site }
    }
}

private struct Drawing {
    private let index: Int
    private let organisation: Organisation
    private let sample: Site

    init(index: Int, organisation: Organisation, _ sample: Site) {
        self.index = index
        self.organisation = organisation
        self.sample = sample
    }

    var site: Site {
        let request = request
        let surroundings = surroundings(request)
        let ideal = IdealDevice(request, surroundings, line: sample.device.interface(.line)).device
        return Site(request: request, device: index % 10 == 9 ? lacking(ideal) : ideal, surroundings: surroundings)
    }

    /// The benchmark network 198.18.0.0/15 (RFC 2544) has room for all: servers, NAPT, access points.
    private func address(_ block: UInt32, _ offset: Int) -> IPv4Address { IPv4Address(block + UInt32(offset)) }
    private var servers: UInt32 { 0xC612_1000 }
    private var translations: UInt32 { 0xC612_4000 }
    private var points: UInt32 { 0xC613_0000 }

    private var request: ConfigurationRequest {
        let pattern = sample.request.forOrganisation(organisation)
        return ConfigurationRequest(
            organisation: organisation.code, version: 1, environment: pattern.environment,
            holderCode: pattern.holderCode, wantedFrom: pattern.wantedFrom,
            bureaus: pattern.bureaus.enumerated().map { place, side in self.side(place, side) })
    }

    private func side(_ place: Int, _ pattern: BureauConfiguration) -> BureauConfiguration {
        let number = place + 1
        let systems = (0...(index + place) % 5).compactMap { count -> LegacySystemConfiguration? in
            guard let first = pattern.legacySystems.first else { return nil }
            return LegacySystemConfiguration(
                id: "legacy-\(count + 1)", title: first.title, address: "10.20.\(number).\(101 + count)",
                items: first.items)
        }
        return BureauConfiguration(
            bureau: pattern.bureau, terminals: pattern.terminals,
            atenaSystem: AtenaSystemConfiguration(
                id: pattern.atenaSystem.id, address: pattern.atenaSystem.address,
                accessPoint: "https://\(address(points, index * 3 + place)):443"),
            legacySystems: systems,
            residentRegistry: pattern.residentRegistry.map {
                ResidentRegistryConfiguration(id: $0.id, accessPoint: "https://\(address(points, index * 3 + 2)):443")
            }, basicFour: index % 4 == 0 ? .notUsed : .used, dns: pattern.dns)
    }

    private func surroundings(_ request: ConfigurationRequest) -> Surroundings {
        var around = sample.surroundings
        around.sides = around.sides.filter { organisation.bureaus.contains($0.bureau) }
        around.platform.servers = organisation.bureaus.enumerated().map { place, bureau in
            .init(bureau: bureau, address: address(servers, index * 2 + place))
        }
        around.platform.translation.address = address(translations, index)
        around.platform.accessPoints =
            organisation.bureaus.indices.map {
                .init(address: address(points, index * 3 + $0), port: 443)
            } + [.init(address: address(points, index * 3 + 2), port: 443)]
        around.platform.firewall = []
        for index in around.sides.indices { around.sides[index].firewall = [] }
        openFirewalls(request, &around)
        return around
    }

    /// The firewalls around the device let pass what is needed.
    private func openFirewalls(_ request: ConfigurationRequest, _ around: inout Surroundings) {
        var (seen, own): (Set<FilterRule>, [Bureau: Set<FilterRule>]) = ([], [:])
        let site = Site(request: request, device: sample.device, surroundings: around)
        for leg in NeedList(request, around).legs {
            seen.insert(IdealRules.platform(site, leg))
            guard let side = around.side(leg.place.bureau), let rule = IdealRules.firewall(side, site, leg) else {
                continue
            }
            own[leg.place.bureau, default: []].insert(rule)
        }
        around.platform.firewall = Self.numbered(seen)
        for index in around.sides.indices {
            around.sides[index].firewall = Self.numbered(own[around.sides[index].bureau] ?? [])
        }
    }

    private static func numbered(_ rules: Set<FilterRule>) -> [FilterRule] {
        rules.sorted { ($0.number, $0.text) < ($1.number, $1.text) }.enumerated().map { place, rule in
            var rule = rule
            rule.number = (place + 1) * 10
            return rule
        }
    }

    private func lacking(_ ideal: VPNDevice) -> VPNDevice {
        var device = ideal
        switch index / 10 % 5 {
        case 0: device.nat.removeFirst()
        case 1: device.napt.removeLast()
        case 2: device.filter.removeFirst()
        case 3: device.dns.forwarders = []
        default: device.session.isUp = false
        }
        return device
    }
}
