public import Identifiers
import NoticeForms
import VPNDevice

/// Whether the addresses of organisations fit together, each within itself and all beside one another.
public struct AddressPlan: Sendable {
    /// Addresses that two have, or that one has twice.
    public struct Collision: Sendable, Hashable {
        /// Whose; one or two.
        public let organisations: [LocalGovernmentCode]
        /// What collides, in Japanese.
        public let text: String
    }

    /// Organisation by organisation, then those between them.
    public let collisions: [Collision]

    /// Looks at all sites.
    ///
    /// Between organisations only those addresses count by which the platform knows them: inside, each is behind NAT.
    public init(_ sites: [Site]) {
        var claims: [Claim] = []
        var collisions: [Collision] = []
        for site in sites {
            collisions += Self.within(site)
            claims += Self.outside(site)
        }
        claims.sort { ($0.address, $0.organisation) < ($1.address, $1.organisation) }
        for (one, other) in zip(claims, claims.dropFirst())
        where one.address == other.address && one.organisation != other.organisation {
            collisions.append(
                Collision(
                    organisations: [one.organisation, other.organisation],
                    text:
                        "\(one.address)を\(one.organisation.text)の\(one.title)と\(other.organisation.text)の\(other.title)が使っています"
                ))
        }
        self.collisions = collisions
    }

    private struct Claim {
        let address: IPv4Address
        let organisation: LocalGovernmentCode
        let title: String
    }

    /// The addresses by which the platform knows an organisation, each once.
    private static func outside(_ site: Site) -> [Claim] {
        var seen: Set<IPv4Address> = []
        let platform = site.surroundings.platform
        let named =
            platform.accessPoints.map { ($0.address, "アクセス先") } + [(platform.translation.address, "NAPTの変換後アドレス")]
            + platform.servers.map { ($0.address, "自治体中間サーバー") }
        return named.compactMap { address, title in
            seen.insert(address).inserted
                ? Claim(address: address, organisation: site.request.organisation, title: title) : nil
        }
    }

    /// LANs that overlap each other or the platform, and addresses that two places have.
    private static func within(_ site: Site) -> [Collision] {
        func collision(_ text: String) -> Collision {
            Collision(organisations: [site.request.organisation], text: text)
        }
        var collisions: [Collision] = []
        let networks = site.surroundings.sides.flatMap { side in
            [
                (side.business, "\(side.bureau.title)の業務系LAN"), (side.terminals, "\(side.bureau.title)の専用LAN"),
                (side.outside, "\(side.bureau.title)のVPN装置側"),
            ]
        }
        for (index, one) in networks.enumerated() {
            for other in networks[(index + 1)...] where one.0.range.overlaps(other.0.range) {
                collisions.append(collision("\(one.1)（\(one.0)）と\(other.1)（\(other.0)）が重なっています"))
            }
            for address in platform(site) where one.0.contains(address) {
                collisions.append(collision("\(one.1)（\(one.0)）にプラットフォームの\(address)が含まれています"))
            }
        }
        let places = NeedList(site.request, site.surroundings).places
        for (address, sharing) in Dictionary(grouping: places, by: \.address).sorted(by: { $0.key < $1.key })
        where sharing.count > 1 {
            collisions.append(
                collision("\(address)を\(sharing.map { "\($0.id)（\($0.bureau.title)）" }.joined(separator: "と"))が使っています"))
        }
        return collisions
    }

    private static func platform(_ site: Site) -> [IPv4Address] {
        let platform = site.surroundings.platform
        return platform.servers.map(\.address) + [platform.dns, platform.repository]
    }
}
