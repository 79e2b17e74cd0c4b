import Identifiers
import Reachability
import VPNDevice

/// Which hosts a lab has, how they are wired, and what runs on them.
struct LabPlan: Sendable {
    /// One host: a network namespace.
    struct Host: Sendable, Hashable {
        let name: String
        let role: Role
    }

    /// What a host is.
    enum Role: Sendable, Hashable {
        case device
        case farEnd
        case platform
        case firewall(Bureau)
        case internalDNS(Bureau)
        case place(Place)
    }

    let site: Site
    let prefix: String
    let hosts: [Host]
    let needs: NeedList

    init(_ site: Site, prefix: String) {
        self.site = site
        self.prefix = prefix
        needs = NeedList(site.request, site.surroundings)
        var hosts = [
            Host(name: "\(prefix)-vpn", role: .device), Host(name: "\(prefix)-far", role: .farEnd),
            Host(name: "\(prefix)-platform", role: .platform),
        ]
        for side in site.surroundings.sides {
            let bureau = side.bureau
            hosts.append(Host(name: "\(prefix)-\(bureau.rawValue)-fw", role: .firewall(bureau)))
            if side.internalDNS != nil {
                hosts.append(Host(name: "\(prefix)-\(bureau.rawValue)-dns", role: .internalDNS(bureau)))
            }
        }
        for place in needs.places {
            hosts.append(Host(name: "\(prefix)-\(place.bureau.rawValue)-\(place.id)", role: .place(place)))
        }
        self.hosts = hosts
    }

    func name(_ role: Role) -> String { hosts.first { $0.role == role }?.name ?? "" }

    /// Ethernet cables: every one between two hosts, made inside them.
    var cables: [Cable] {
        let (device, far, platform) = (name(.device), name(.farEnd), name(.platform))
        var cables = [
            Cable(one: device, port: lineName, other: far, otherPort: "line"),
            Cable(one: far, port: "servers", other: platform, otherPort: "eth0"),
        ]
        for side in site.surroundings.sides {
            let firewall = name(.firewall(side.bureau))
            let port = site.device.interface(side.bureau == .mayor ? .mayor : .education)?.name
            cables.append(
                Cable(one: firewall, port: "outside", other: device, otherPort: port ?? "lan-\(side.bureau.rawValue)"))
            var number = 0
            for host in hosts {
                let lan: String
                switch host.role {
                case .place(let place) where place.bureau == side.bureau:
                    lan = place.isTerminal ? "terminals" : "business"
                case .internalDNS(side.bureau): lan = "business"
                default: continue
                }
                number += 1
                cables.append(
                    Cable(one: host.name, port: "eth0", other: firewall, otherPort: "p\(number)", bridge: lan))
            }
        }
        return cables
    }

    var lineName: String { site.device.interface(.line)?.name ?? "line" }

    /// One cable; with a bridge, the other end is a port of it.
    struct Cable: Sendable, Hashable {
        let one: String
        let port: String
        let other: String
        let otherPort: String
        var bridge: String?
    }
}
