public import Identifiers
import NoticeForms
import Reachability
import VPNDevice

/// Where everything of a lab is, for programs that run in its namespaces.
public struct LabMap: Sendable, Codable {
    /// The namespace of the platform's servers.
    public var platform: String
    /// The names of the platform's servers end in this.
    public var domain: String
    /// The platform's DNS server: an IPv4 address.
    public var nameServer: String
    /// 公開リポジトリ: an IPv4 address.
    public var repository: String
    /// 自治体中間サーバー, side by side: an IPv4 address each.
    public var servers: [String]
    /// The addresses by which the platform knows the organisation.
    public var outside: [String]
    /// Terminals and systems.
    public var stations: [Station]

    /// A terminal or system.
    public struct Station: Sendable, Codable {
        /// `mayor` or `education`.
        public var bureau: String
        /// As the 設定依頼票 has it.
        public var identifier: String
        /// Its network namespace.
        public var namespace: String
        /// Its IPv4 address.
        public var address: String
        /// Whom it asks for names; nil when it knows nobody.
        public var nameServer: String?
        /// Whether its program does not listen.
        public var isDown: Bool
    }

    /// The station of a side and an identifier.
    public func station(_ bureau: Bureau, _ identifier: String) -> Station? {
        stations.first { $0.bureau == bureau.rawValue && $0.identifier == identifier }
    }
}

extension Lab {
    /// Where everything of this lab is.
    public var map: LabMap {
        let platform = plan.site.surroundings.platform
        let work = LabWork(lab: self, site: plan.site)
        return LabMap(
            platform: plan.name(.platform), domain: platform.domain, nameServer: platform.dns.description,
            repository: platform.repository.description,
            servers: plan.site.request.bureaus.compactMap { platform.server($0.bureau)?.description },
            outside: LabScripts(plan).outside.map(\.description),
            stations: plan.needs.places.map { place in
                .init(
                    bureau: place.bureau.rawValue, identifier: place.id, namespace: plan.name(.place(place)),
                    address: place.address.description, nameServer: work.nameServer(of: place)?.description,
                    isDown: plan.site.surroundings.side(place.bureau)?.setting(of: place.id)?.isDown == true)
            })
    }
}
