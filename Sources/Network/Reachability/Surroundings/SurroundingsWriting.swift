import Identifiers
import VPNDevice

extension Surroundings {
    /// The surroundings as YAML that reads back equal.
    public var yaml: String {
        YAMLText.document([("platform", .block(platform.members)), ("sides", .blocks(sides.map(\.members)))])
    }
}

extension PlatformSide {
    fileprivate var members: [(String, YAMLText.Value)] {
        [
            ("domain", .scalar(domain)), ("endpoint", .scalar("\(endpoint)")), ("dns", .scalar("\(dns)")),
            ("repository", .scalar("\(repository)")),
            ("servers", .lines(servers.map { [("bureau", $0.bureau.rawValue), ("address", "\($0.address)")] })),
            (
                "translation",
                .block([
                    ("address", .scalar("\(translation.address)")),
                    ("ports", .scalar("\(translation.ports.lowerBound)-\(translation.ports.upperBound)")),
                ])
            ),
            ("accessPoints", .words(accessPoints.map(\.description))),
            ("firewall", .lines(firewall.map(\.pairs))),
        ]
    }
}

extension OrganisationSide {
    fileprivate var members: [(String, YAMLText.Value)] {
        var members: [(String, YAMLText.Value)] = [
            ("bureau", .scalar(bureau.rawValue)), ("business", .scalar("\(business)")),
            ("terminals", .scalar("\(terminals)")), ("outside", .scalar("\(outside)")),
            ("device", .scalar("\(device)")), ("nextHop", .scalar("\(nextHop)")),
            ("stateful", .scalar("\(isStateful)")),
            ("passesErrors", .scalar("\(passesErrors)")),
        ]
        if let internalDNS {
            members.append(
                (
                    "internalDNS",
                    .block([
                        ("address", .scalar("\(internalDNS.address)")),
                        ("forwardsTo", .scalar("\(internalDNS.forwardsTo)")),
                    ])
                ))
        }
        if let registry { members.append(("registry", .scalar("\(registry)"))) }
        members.append(("firewall", .lines(firewall.map(\.pairs))))
        members.append(("places", .lines(places.map(\.pairs))))
        return members
    }
}

extension OrganisationSide.PlaceSetting {
    fileprivate var pairs: [(String, String)] {
        [("id", id)] + (gateway.map { [("gateway", "\($0)")] } ?? []) + (dns.map { [("dns", "\($0)")] } ?? [])
            + (isDown ? [("down", "true")] : [])
    }
}
