import Foundation
import NoticeForms
import Reachability
import VPNDevice

/// What the lab's hosts are told, as scripts for `ip` and nftables.
struct LabScripts {
    let plan: LabPlan
    private var site: Site { plan.site }

    init(_ plan: LabPlan) { self.plan = plan }

    /// Hosts offer segments of their own LAN's size, whatever other traffic has taught them of the path: otherwise an
    /// exchange's fate would hang on which of its neighbours came first.
    static let segments = "advmss 1460"

    // MARK: - VPN装置

    /// Addresses and routes of the device, after its session's interface is there.
    var deviceAddresses: [String] {
        var lines: [String] = []
        for interface in site.device.interfaces {
            lines += [
                "address add \(interface.address) dev \(interface.name)",
                "link set \(interface.name) mtu \(interface.mtu) up",
            ]
        }
        let session = site.device.session
        lines += [
            "address add \(session.address)/32 dev \(VPNSession.interface)",
            "link set \(VPNSession.interface) mtu \(session.mtu) \(session.isUp ? "up" : "down")",
        ]
        return lines
    }

    /// Interfaces without a cable, and routes; what cannot be is left out, as a router does.
    var deviceRoutes: [String] {
        let session = site.device.session
        let tunnel =
            session.isUp ? session.remotes.map { "route replace \($0.masked) dev \(VPNSession.interface)" } : []
        return tunnel + site.device.routes.map { "route replace \($0.destination.masked) via \($0.gateway)" }
    }

    // MARK: - The platform's end

    /// The addresses by which the platform knows the organisation.
    var outside: [IPv4Address] {
        let points = site.request.bureaus.flatMap { side in
            [side.atenaSystem.accessPoint] + (side.residentRegistry.map { [$0.accessPoint] } ?? [])
        }.compactMap { AccessPoint($0).flatMap { IPv4Address($0.host) } }
        return points + [site.surroundings.platform.translation.address]
    }

    var farFirewall: String {
        let platform = site.surroundings.platform
        let allotted = platform.translation
        let points = platform.accessPoints.map { "\($0.address) . \($0.port)" }.joined(separator: ", ")
        let rules =
            [
                "ct state established,related accept",
                "iifname \"vpn\" ip saddr \(allotted.address) tcp sport != \(allotted.ports.lowerBound)-\(allotted.ports.upperBound) counter drop comment \"ports\"",
                "iifname \"servers\" ip daddr . tcp dport != @points counter drop comment \"access-points\"",
            ] + platform.firewall.filter(\.isEnabled).map(\.rule)
        return """
            table ip kakehashi_far
            delete table ip kakehashi_far
            table ip kakehashi_far {
              set points { type ipv4_addr . inet_service; \(points.isEmpty ? "" : "elements = { \(points) };") }
              chain forward {
                type filter hook forward priority filter; policy drop;
                \(rules.joined(separator: "\n    "))
              }
            }

            """
    }

    // MARK: - The organisation's firewalls

    func firewall(_ side: OrganisationSide) -> String {
        let prelude =
            (side.passesErrors ? [] : ["icmp type destination-unreachable counter drop comment \"errors\""])
            + (side.isStateful ? ["ct state established,related accept"] : [])
        let rules = prelude + side.firewall.filter(\.isEnabled).map(\.rule)
        return """
            table ip kakehashi_firewall
            delete table ip kakehashi_firewall
            table ip kakehashi_firewall {
              chain forward {
                type filter hook forward priority filter; policy drop;
                \(rules.joined(separator: "\n    "))
              }
            }

            """
    }
}

extension IPv4Network {
    /// The network without its host part, as a route has it.
    var masked: IPv4Network { IPv4Network(IPv4Address(range.lowerBound), length: length) }
}
