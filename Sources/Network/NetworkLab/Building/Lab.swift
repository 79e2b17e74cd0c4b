import ChildProcesses
import Foundation
import Identifiers
public import Reachability
import Synchronization
import VPNDevice

/// An organisation's network in network namespaces: hosts, cables, firewalls, VPN装置, session, platform.
///
/// Everything is inside namespaces of the lab's own; the machine's own tables, links and routes are not touched.
public final class Lab: Sendable {
    /// By which its namespaces are known.
    public let prefix: String
    let plan: LabPlan
    let threads: [LabPlan.Role: NamespaceThread]
    let folder: String
    private let claim: LabClaim
    private let listening = Mutex<Set<String>>([])

    /// Builds a lab; one of the same name that was left behind is taken down first.
    ///
    /// With `hasServices`, something that echoes listens wherever an exchange ends, and the platform's DNS server knows
    /// the servers' names; without it the real programs are still to come.
    ///
    /// - Throws: `LabError` when the machine refuses namespaces, or lacks a program, or another process has a lab of this name; nothing is left
    ///   behind then.
    public init(_ site: Site, prefix: String = "kakehashi-lab", hasServices: Bool = true) throws {
        self.prefix = prefix
        plan = LabPlan(site, prefix: prefix)
        folder = LabFolder.path(prefix)
        try LabFolder.check()
        try LabClaim.check(prefix)
        try LabRemoval.down(prefix)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        claim = try LabClaim(prefix)
        do {
            try LabRunner.ip(nil, plan.hosts.map { "netns add \($0.name)" })
            var threads: [LabPlan.Role: NamespaceThread] = [:]
            for host in plan.hosts { threads[host.role] = try NamespaceThread(host.name) }
            self.threads = threads
            try wire()
            try raisePlatform()
            try raiseOrganisation()
            try raiseDevice()
            if hasServices {
                try answerNames()
                try listen()
            }
        } catch {
            try? LabRemoval.down(prefix)
            throw error
        }
    }

    /// Takes everything down.
    public func down() throws {
        for thread in threads.values { thread.end() }
        try LabRemoval.down(prefix)
    }

    /// Does something on a host and waits for it.
    func on<Answer: Sendable>(
        _ role: LabPlan.Role, _ work: @escaping @Sendable () throws -> Answer
    ) throws -> Answer {
        guard let thread = threads[role] else { throw LabError("the lab has no such host") }
        return try thread.run(work)
    }

    // MARK: - Cables

    private func wire() throws {
        try LabRunner.ip(
            nil,
            plan.cables.map {
                "link add \($0.port) netns \($0.one) type veth peer name \($0.otherPort) netns \($0.other)"
            })
        for host in plan.hosts {
            let isRouter: Bool =
                switch host.role {
                case .device, .farEnd, .firewall: true
                case .platform, .internalDNS, .place: false
                }
            try on(host.role) {
                try Self.set("/proc/sys/net/ipv4/ip_forward", isRouter ? "1" : "0")
                for place in ["all", "default"] { try Self.set("/proc/sys/net/ipv4/conf/\(place)/rp_filter", "0") }
                // An address is there on its own interface only.
                try Self.set("/proc/sys/net/ipv4/conf/all/arp_ignore", "1")
                // An answer carries the mark of its question, so that both are known for the same exchange.
                try Self.set("/proc/sys/net/ipv4/tcp_reflect_tos", "1")
                // What hosts of one LAN say to each other is not the firewall's business.
                let bridging = "/proc/sys/net/bridge/bridge-nf-call-iptables"
                if FileManager.default.fileExists(atPath: bridging) { try Self.set(bridging, "0") }
            }
        }
    }

    private static func set(_ file: String, _ value: String) throws {
        try Data(value.utf8).write(to: URL(filePath: file))
    }

    // MARK: - The platform

    private func raisePlatform() throws {
        let scripts = LabScripts(plan)
        let platform = plan.site.surroundings.platform
        let addresses = platform.servers.map(\.address) + [platform.repository, platform.dns]
        try LabRunner.ip(
            plan.name(.platform),
            ["link set lo up", "address add 169.254.1.2/30 dev eth0", "link set eth0 up"]
                + addresses.map { "address add \($0)/32 dev eth0" } + [
                    "route add default via 169.254.1.1 \(LabScripts.segments)"
                ])
        try LabRunner.ip(
            plan.name(.farEnd),
            [
                "link set lo up", "address add \(platform.endpoint)/24 dev line", "link set line up",
                "address add 169.254.1.1/30 dev servers", "link set servers up",
            ] + addresses.map { "route add \($0)/32 via 169.254.1.2" })
        let session = LabSession(self, scripts)
        try session.raiseFarEnd()
        try nft(.farEnd, scripts.farFirewall)
    }

    private func answerNames() throws {
        let domain = plan.site.surroundings.platform.domain
        try startNameServer(.platform, ["--local=/\(domain)/"] + LabNames(plan).records)
    }

    // MARK: - The organisation

    private func raiseOrganisation() throws {
        for side in plan.site.surroundings.sides {
            let firewall = LabPlan.Role.firewall(side.bureau)
            let ports = plan.cables.filter { $0.other == plan.name(firewall) && $0.bridge != nil }
            try LabRunner.ip(
                plan.name(firewall),
                [
                    "link set lo up", "link add business type bridge", "link add terminals type bridge",
                    "address add \(side.outside) dev outside", "link set outside up",
                    "address add \(side.business) dev business", "link set business up",
                    "address add \(side.terminals) dev terminals", "link set terminals up",
                ]
                    + ports.flatMap {
                        ["link set \($0.otherPort) master \($0.bridge ?? "")", "link set \($0.otherPort) up"]
                    })
            try LabRunner.ip(plan.name(firewall), ["route add default via \(side.nextHop)"], force: true)
            try nft(firewall, LabScripts(plan).firewall(side))
        }
        for host in plan.hosts {
            switch host.role {
            case .place(let place):
                try raise(host.name, place.address, place.isTerminal, side: place.bureau, id: place.id)
            case .internalDNS(let bureau):
                guard let server = plan.site.surroundings.side(bureau)?.internalDNS else { continue }
                try raise(host.name, server.address, false, side: bureau, id: "")
                try startNameServer(
                    host.role, ["--server=/\(plan.site.surroundings.platform.domain)/\(server.forwardsTo)"])
            case .device, .farEnd, .platform, .firewall: continue
            }
        }
    }

    private func raise(
        _ namespace: String, _ address: IPv4Address, _ isTerminal: Bool, side bureau: Bureau, id: String
    ) throws {
        guard let side = plan.site.surroundings.side(bureau) else { return }
        let lan = isTerminal ? side.terminals : side.business
        let gateway = side.setting(of: id)?.gateway ?? lan.address
        try LabRunner.ip(
            namespace, ["link set lo up", "address add \(address)/\(lan.length) dev eth0", "link set eth0 up"])
        try LabRunner.ip(namespace, ["route add default via \(gateway) \(LabScripts.segments)"], force: true)
    }

    /// Something listens wherever an exchange ends.
    private func listen() throws {
        for leg in plan.needs.legs {
            switch leg {
            case .name: continue
            case .outward(_, let address, let service): try listen(.platform, address, service.ports.lowerBound)
            case .inward(_, let point, let place):
                guard plan.site.surroundings.side(place.bureau)?.setting(of: place.id)?.isDown != true else { continue }
                try listen(.place(place), place.address, point.port)
            }
        }
    }

    private func listen(_ role: LabPlan.Role, _ address: IPv4Address, _ port: UInt16) throws {
        guard listening.withLock({ $0.insert("\(address):\(port)").inserted }) else { return }
        try on(role) { try EchoServer.start(address, port) }
    }

    // MARK: - VPN装置

    private func raiseDevice() throws {
        try LabRunner.ip(plan.name(.device), ["link set lo up"])
        try LabSession(self, LabScripts(plan)).raiseDevice()
        try settle(plan.site)
    }

    /// Gives the VPN装置 other settings; its cables, and everything around it, stay.
    ///
    /// - Throws: `LabError`.
    public func settle(_ site: Site) throws {
        let scripts = LabScripts(LabPlan(site, prefix: prefix))
        let namespace = plan.name(.device)
        var lines: [String] = []
        for interface in plan.site.device.interfaces.map(\.name) + [VPNSession.interface] {
            lines += ["address flush dev \(interface)", "route flush dev \(interface)"]
        }
        try LabRunner.ip(namespace, lines, force: true)
        try LabRunner.ip(namespace, scripts.deviceAddresses)
        try LabRunner.ip(namespace, scripts.deviceRoutes, force: true)
        try nft(.device, site.device.nftables)
        // Last: a handshake that meets a half-made device is repeated only after 5 s.
        try LabSession(self, scripts).settleDevice(site)
        try stopNameServer(.device)
        try startNameServer(
            .device, site.device.dns.forwarders.map { "--server=/\($0.domain)/\($0.server)" })
        try LabSession(self, scripts).wait(for: site)
        try forget()
    }

    /// Neighbours and connections of earlier settings would let packets pass that no longer do.
    private func forget() throws {
        for host in plan.hosts {
            switch host.role {
            case .device, .farEnd, .firewall:
                _ = try run("conntrack", ["-F"], on: host.role)
                try LabRunner.ip(host.name, ["neighbour flush all"], force: true)
            case .platform, .internalDNS, .place: continue
            }
        }
    }

    // MARK: - Programs

    /// Runs a program on a host; answers what it said.
    @discardableResult
    func run(_ program: String, _ arguments: [String], on role: LabPlan.Role, input: String = "") throws -> String {
        try on(role) { try LabRunner.run(program, arguments, input: input).text }
    }

    func nft(_ role: LabPlan.Role, _ script: String) throws {
        try run("nft", ["-f", "-"], on: role, input: script)
    }

    /// Starts a name server on a host; a port that one before it has not given back yet is waited for.
    private func startNameServer(_ role: LabPlan.Role, _ arguments: [String]) throws {
        let file = "\(folder)/\(plan.name(role)).pid"
        let words =
            [
                "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--no-poll", "--cache-size=0", "--user=root",
                "--pid-file=\(file)", "--port=53",
            ] + arguments
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            let ending = try on(role) { try ShortProgram.run("dnsmasq", words) }
            if ending.status == 0 { return }
            guard ending.text.contains("Address already in use"), ContinuousClock.now < deadline else {
                let holders = try run("ss", ["-Hlntup", "sport = :53"], on: role)
                throw LabError("dnsmasq \(words.joined(separator: " ")): \(ending.text) port 53: \(holders)")
            }
            usleep(20_000)
        }
    }

    private func stopNameServer(_ role: LabPlan.Role) throws {
        let file = "\(folder)/\(plan.name(role)).pid"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8),
            let number = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
        else { return }
        kill(number, SIGKILL)
        // The kernel closes its sockets on the way out; until then the next one cannot have the port.
        let deadline = ContinuousClock.now + .seconds(10)
        while LabRunner.isRunning(number) {
            guard ContinuousClock.now < deadline else { throw LabError("the name server \(number) does not end") }
            usleep(2_000)
        }
        try? FileManager.default.removeItem(atPath: file)
    }
}
