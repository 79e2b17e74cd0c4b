import Foundation
import Identifiers
import Reachability
import VPNDevice

/// What the routers of a lab have seen, and what follows from it.
struct LabSightings {
    private let lab: Lab
    private let site: Site
    private let device: WatchTable
    private let far: WatchTable
    private let firewalls: [Bureau: WatchTable]
    private let outside: Set<IPv4Address>
    private let hasHandshake: Bool

    init(_ lab: Lab, _ site: Site) throws {
        func table(_ role: LabPlan.Role) throws -> WatchTable {
            try WatchTable(lab.run("nft", ["-j", "list", "table", "ip", "kakehashi_watch"], on: role))
        }
        self.lab = lab
        self.site = site
        device = try table(.device)
        far = try table(.farEnd)
        var firewalls: [Bureau: WatchTable] = [:]
        for side in site.surroundings.sides { firewalls[side.bureau] = try table(.firewall(side.bureau)) }
        self.firewalls = firewalls
        outside = Set(LabScripts(LabPlan(site, prefix: lab.prefix)).outside)
        let shaken = try lab.run(
            "wg", ["show", LabFolder.tunnel(lab.prefix, "vpn"), "latest-handshakes"], on: .device)
        hasHandshake = shaken.split(separator: "\t").last.map { !$0.hasPrefix("0") } ?? false
    }

    /// Where an exchange that did not pass has stopped.
    func stop(_ leg: Leg, mark: Int, _ result: ProbeResult) -> Stop {
        guard let side = site.surroundings.side(leg.place.bureau), let firewall = firewalls[leg.place.bureau] else {
            return .interface
        }
        return switch leg {
        case .name(let place): name(place, side, firewall, mark)
        case .outward(let place, let address, let service):
            outward(place, side, firewall, mark, to: address, service.ports.lowerBound, result)
        case .inward(let server, let point, let place):
            inward(server, point, place, side, firewall, mark, result)
        }
    }

    // MARK: - From the organisation

    private func outward(
        _ place: Place, _ side: OrganisationSide, _ firewall: WatchTable, _ mark: Int, to address: IPv4Address,
        _ port: UInt16, _ result: ProbeResult
    ) -> Stop {
        // Connected, and long packets were lost.
        if result == .stalled { return .segments }
        if let stop = reachesDevice(place.address, side, firewall, mark, to: address, port) { return stop }
        if let stop = entersTunnel(mark, from: place.address, to: address, port) { return stop }
        guard device.has(.allowed, mark: mark, from: place.address, to: address, port: port) else {
            return .filter(rule: nil)
        }
        let leaving = device.sightings(.left, mark: mark, to: address, port: port).first?.source ?? place.address
        guard hasHandshake else { return .session }
        guard far.has(.came, mark: mark, from: leaving, to: address, port: port) else {
            let entry = LabEntries(site).sourceEntry(of: place.address)
            return outside.contains(leaving) ? .session : .sourceTranslation(entry: entry)
        }
        guard far.has(.allowed, mark: mark, from: leaving, to: address, port: port) else {
            return entry(ofPorts: leaving, place) ?? .platformFirewall(rule: nil)
        }
        return answer(
            mark, from: address, to: place.address, by: leaving, side, firewall, result)
    }

    /// Whether packets of a NAPT entry leave with other ports than the organisation was given.
    private func entry(ofPorts leaving: IPv4Address, _ place: Place) -> Stop? {
        let counted = try? lab.run("nft", ["list", "chain", "ip", "kakehashi_far", "forward"], on: .farEnd)
        let line = counted?.split(separator: "\n").first { $0.contains("comment \"ports\"") }
        guard let line, !line.contains("packets 0 "), leaving == site.surroundings.platform.translation.address,
            let entry = LabEntries(site).sourceEntry(of: place.address), LabEntries(site).hasForeignPorts(entry)
        else { return nil }
        return .sourcePorts(entry: entry)
    }

    /// From a host of the organisation to the device.
    private func reachesDevice(
        _ source: IPv4Address, _ side: OrganisationSide, _ firewall: WatchTable, _ mark: Int?,
        to address: IPv4Address, _ port: UInt16
    ) -> Stop? {
        guard firewall.has(.came, mark: mark, from: source, to: address, port: port) else { return .gateway }
        // The firewall has no tunnel: everything that it routes is astray.
        guard firewall.has(.astray, mark: mark, from: source, to: address, port: port) else { return .firewallRoute }
        guard firewall.has(.allowed, mark: mark, from: source, to: address, port: port) else {
            return .firewall(rule: nil)
        }
        guard device.has(.came, mark: mark, from: source, to: address, port: port) else {
            return nextHop(of: side) == side.device ? .interface : .firewallRoute
        }
        return nil
    }

    /// Where the firewall's default route really leads.
    private func nextHop(of side: OrganisationSide) -> IPv4Address? {
        let said = try? lab.run("ip", ["route", "show", "default"], on: .firewall(side.bureau))
        let words = said?.split(whereSeparator: \.isWhitespace) ?? []
        guard let place = words.firstIndex(of: "via"), place + 1 < words.count else { return nil }
        return IPv4Address(words[place + 1])
    }

    private func entersTunnel(
        _ mark: Int?, from source: IPv4Address, to address: IPv4Address, _ port: UInt16
    ) -> Stop? {
        if device.has(.astray, mark: mark, from: source, to: address, port: port) { return captured(address) }
        return device.has(.routed, mark: mark, from: source, to: address, port: port) ? nil : .session
    }

    /// The network by which the device's routing takes an address.
    private func captured(_ address: IPv4Address) -> Stop {
        let said = try? lab.run("ip", ["route", "get", "fibmatch", "\(address)"], on: .device)
        let word = said?.split(separator: " ").first.map(String.init) ?? ""
        return .captured(
            by: IPv4Network(word) ?? IPv4Network(IPv4Address(word) ?? address, length: 32))
    }

    /// What became of the answer.
    private func answer(
        _ mark: Int, from server: IPv4Address, to place: IPv4Address, by outside: IPv4Address,
        _ side: OrganisationSide, _ firewall: WatchTable, _ result: ProbeResult
    ) -> Stop {
        if result == .refused { return .target }
        guard device.has(.came, mark: mark, from: server, to: outside) else { return .target }
        guard firewall.has(.came, mark: mark, from: server, to: place) else { return .wayBack }
        guard firewall.has(.allowed, mark: mark, from: server, to: place) else { return .answers }
        return .segments
    }

    // MARK: - From the platform

    private func inward(
        _ server: IPv4Address, _ point: PlatformSide.Endpoint, _ place: Place, _ side: OrganisationSide,
        _ firewall: WatchTable, _ mark: Int, _ result: ProbeResult
    ) -> Stop {
        if result == .stalled { return .segments }
        guard far.has(.allowed, mark: mark, from: server, to: point.address, port: point.port) else {
            let isSet =
                (try? lab.run(
                    "nft", ["get", "element", "ip", "kakehashi_far", "points", "{ \(point.address) . \(point.port) }"],
                    on: .farEnd)) != nil
            return isSet ? .platformFirewall(rule: nil) : .accessPointNotSet
        }
        guard device.has(.came, mark: mark, from: server, to: point.address, port: point.port) else { return .session }
        let turned = device.sightings(.translated, mark: mark, from: server).first
        guard let turned, turned.destination == place.address, turned.port == point.port else {
            let isSame = turned?.destination == point.address && turned?.port == point.port
            return .accessPoint(entry: isSame ? nil : LabEntries(site).destinationEntry(of: point))
        }
        guard device.has(.astray, mark: mark, from: server, to: place.address) else { return .wayBack }
        guard device.has(.allowed, mark: mark, from: server, to: place.address) else { return .filter(rule: nil) }
        guard firewall.has(.came, mark: mark, from: server, to: place.address) else {
            return gateway(to: place.address) == side.outside.address ? .interface : .wayBack
        }
        guard firewall.has(.allowed, mark: mark, from: server, to: place.address) else { return .firewall(rule: nil) }
        if result == .refused { return .target }
        return wayHome(server, place, side, firewall, mark)
    }

    /// What became of a system's answer to a server.
    private func wayHome(
        _ server: IPv4Address, _ place: Place, _ side: OrganisationSide, _ firewall: WatchTable, _ mark: Int
    ) -> Stop {
        guard firewall.has(.came, mark: mark, from: place.address, to: server) else {
            return hears(place) ? .gateway : .target
        }
        guard firewall.has(.astray, mark: mark, from: place.address, to: server) else { return .firewallRoute }
        guard firewall.has(.allowed, mark: mark, from: place.address, to: server) else { return .answers }
        guard device.has(.came, mark: mark, from: place.address, to: server) else {
            return nextHop(of: side) == side.device ? .interface : .firewallRoute
        }
        if device.has(.astray, mark: mark, from: place.address, to: server) { return captured(server) }
        return .session
    }

    /// Whether something listens on a host.
    private func hears(_ place: Place) -> Bool {
        let said = try? lab.run("ss", ["-ltnH"], on: .place(place))
        return said?.isEmpty == false
    }

    /// The router by which the device reaches an address.
    private func gateway(to address: IPv4Address) -> IPv4Address? {
        let said = try? lab.run("ip", ["route", "get", "\(address)"], on: .device)
        let words = said?.split(whereSeparator: \.isWhitespace) ?? []
        guard let place = words.firstIndex(of: "via"), place + 1 < words.count else { return nil }
        return IPv4Address(words[place + 1])
    }

    // MARK: - Names

    private func name(_ place: Place, _ side: OrganisationSide, _ firewall: WatchTable, _ mark: Int) -> Stop {
        let work = LabWork(lab: lab, site: site)
        guard work.nameServer(of: place) == work.plannedNameServer(of: place) else { return .nameServer }
        let asked = work.nameServer(of: place) ?? side.device
        guard asked != side.device else { return question(place.address, side, firewall, mark) }
        // 庁内DNSサーバー asks in its own name, without the mark.
        let onward = firewall.sightings(.came, from: asked, port: 53).map(\.destination)
        guard onward.contains(side.device) else { return .internalForwarding }
        return question(asked, side, firewall, nil)
    }

    /// From whoever asks the device to the platform's DNS server and back.
    private func question(
        _ source: IPv4Address, _ side: OrganisationSide, _ firewall: WatchTable, _ mark: Int?
    ) -> Stop {
        if let stop = reachesDevice(source, side, firewall, mark, to: side.device, 53) { return stop }
        guard device.has(.taken, mark: mark, from: source, to: side.device, port: 53) else { return .nameNotTaken }
        let platform = site.surroundings.platform
        guard forwarder() == platform.dns else { return .forwarder }
        let onward = device.sightings(.left, to: platform.dns, port: 53)
        guard !onward.isEmpty else { return way(to: platform.dns) }
        guard hasHandshake, onward.contains(where: { far.has(.came, from: $0.source, to: platform.dns, port: 53) })
        else { return way(to: platform.dns) }
        guard far.has(.allowed, to: platform.dns, port: 53) else { return .platformFirewall(rule: nil) }
        guard firewall.has(.came, from: side.device, to: source) else { return .wayBack }
        return firewall.has(.allowed, from: side.device, to: source) ? .target : .answers
    }

    /// Why the device's own questions do not arrive.
    private func way(to address: IPv4Address) -> Stop {
        let said = try? lab.run("ip", ["route", "get", "\(address)"], on: .device)
        guard let said, !said.contains("dev \(VPNSession.interface) ") else { return .session }
        return captured(address)
    }

    /// Whom the device's name server was started to ask about the platform's domain.
    private func forwarder() -> IPv4Address? {
        let file = "\(lab.folder)/\(lab.plan.name(.device)).pid"
        guard
            let number = try? String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(
                in: .whitespacesAndNewlines),
            let line = FileManager.default.contents(atPath: "/proc/\(number)/cmdline")
        else { return nil }
        let wanted = "--server=/\(site.surroundings.platform.domain)/"
        let words = String(decoding: line, as: UTF8.self).split(separator: "\0")
        return words.first { $0.hasPrefix(wanted) }.flatMap { IPv4Address($0.dropFirst(wanted.count)) }
    }
}

/// The entries of the VPN装置 that packets which went wrong belong to.
struct LabEntries {
    private let device: VPNDevice
    private let book: ObjectBook
    private let allotted: PlatformSide.Translation

    init(_ site: Site) {
        device = site.device
        book = ObjectBook(site.device)
        allotted = site.surroundings.platform.translation
    }

    /// The entry by which packets of a source leave.
    func sourceEntry(of address: IPv4Address) -> Int? {
        device.nat.first { $0.isEnabled && $0.bothWays && book.address($0.inside) == address }?.number
            ?? device.napt.first { $0.isEnabled && book.addresses($0.source).contains(address.number) }?.number
    }

    /// The entry by which packets for an access point arrive.
    func destinationEntry(of point: PlatformSide.Endpoint) -> Int? {
        device.nat.first {
            $0.isEnabled && $0.outside == point.address && $0.service.transport == .tcp
                && $0.service.ports.contains(point.port)
        }?.number
    }

    /// Whether a NAPT entry uses ports that the organisation was not given.
    func hasForeignPorts(_ number: Int) -> Bool {
        device.napt.contains {
            $0.number == number
                && (!allotted.ports.contains($0.ports.lowerBound) || !allotted.ports.contains($0.ports.upperBound))
        }
    }
}
