public import Identifiers
public import VPNDevice

/// What is around a VPN装置 (§3.1): the platform's side, and the organisation's LANs.
public struct Surroundings: Sendable, Hashable {
    /// The other end.
    public var platform: PlatformSide
    /// One for each side that the organisation has.
    public var sides: [OrganisationSide]

    /// Describes surroundings.
    public init(platform: PlatformSide, sides: [OrganisationSide]) {
        self.platform = platform
        self.sides = sides
    }

    /// The LANs of a side.
    public func side(_ bureau: Bureau) -> OrganisationSide? { sides.first { $0.bureau == bureau } }
}

/// The platform as an organisation's packets meet it.
public struct PlatformSide: Sendable, Hashable {
    /// The names of all servers end in this.
    public var domain: String
    /// Its end of the VPN session, outside the tunnel.
    public var endpoint: IPv4Address
    /// Its DNS server.
    public var dns: IPv4Address
    /// 公開リポジトリ.
    public var repository: IPv4Address
    /// The organisation's servers.
    public var servers: [Server]
    /// The address that NAPT may use, and its ports.
    public var translation: Translation
    /// The access points that have been set from the 設定依頼票.
    public var accessPoints: [Endpoint]
    /// The platform's firewall, both directions; what no rule matches is dropped.
    public var firewall: [FilterRule]

    /// A server of the organisation.
    public struct Server: Sendable, Hashable {
        /// Whose.
        public var bureau: Bureau
        /// Where.
        public var address: IPv4Address

        /// Describes a server.
        public init(bureau: Bureau, address: IPv4Address) {
            self.bureau = bureau
            self.address = address
        }
    }

    /// What an organisation's NAPT was given.
    public struct Translation: Sendable, Hashable {
        /// The address.
        public var address: IPv4Address
        /// The ports, all together.
        public var ports: ClosedRange<UInt16>

        /// Describes an allotment.
        public init(address: IPv4Address, ports: ClosedRange<UInt16>) {
            self.address = address
            self.ports = ports
        }
    }

    /// An address and a port.
    public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
        /// The address.
        public var address: IPv4Address
        /// The port.
        public var port: UInt16

        /// Describes an endpoint.
        public init(address: IPv4Address, port: UInt16) {
            self.address = address
            self.port = port
        }

        /// `192.0.2.10:443`.
        public var description: String { "\(address):\(port)" }
    }

    /// Describes the platform's side.
    public init(
        domain: String, endpoint: IPv4Address, dns: IPv4Address, repository: IPv4Address, servers: [Server],
        translation: Translation, accessPoints: [Endpoint], firewall: [FilterRule]
    ) {
        self.domain = domain
        self.endpoint = endpoint
        self.dns = dns
        self.repository = repository
        self.servers = servers
        self.translation = translation
        self.accessPoints = accessPoints
        self.firewall = firewall.sorted { $0.number < $1.number }
    }

    /// The server of a side.
    public func server(_ bureau: Bureau) -> IPv4Address? { servers.first { $0.bureau == bureau }?.address }
}

/// The LANs of one side of an organisation, and the firewall between them and the VPN装置.
public struct OrganisationSide: Sendable, Hashable {
    /// Whose.
    public var bureau: Bureau
    /// 業務系LAN, with the firewall's address in it.
    public var business: IPv4Network
    /// 専用LAN of the terminals, with the firewall's address in it.
    public var terminals: IPv4Network
    /// The firewall's address towards the VPN装置.
    public var outside: IPv4Network
    /// The VPN装置's address on this side, as everybody here was told.
    public var device: IPv4Address
    /// Where the firewall sends what is for the platform: the VPN装置, if it is right.
    public var nextHop: IPv4Address
    /// The firewall's rules; what none matches is dropped.
    public var firewall: [FilterRule]
    /// Whether answers pass without a rule of their own.
    public var isStateful: Bool
    /// Whether ICMP errors pass, so that senders learn of a smaller tunnel.
    public var passesErrors: Bool
    /// 庁内DNSサーバー; nil where there is none.
    public var internalDNS: InternalDNS?
    /// 住基システム's own address; nil where this side has none.
    public var registry: IPv4Address?
    /// What terminals and systems are set to where it is not as it should be.
    public var places: [PlaceSetting]

    /// 庁内DNSサーバー, on the 業務系LAN.
    public struct InternalDNS: Sendable, Hashable {
        /// Where.
        public var address: IPv4Address
        /// Whom it asks about the platform's domain.
        public var forwardsTo: IPv4Address

        /// Describes a server.
        public init(address: IPv4Address, forwardsTo: IPv4Address) {
            self.address = address
            self.forwardsTo = forwardsTo
        }
    }

    /// What one terminal or system is set to, where that differs from the plan.
    public struct PlaceSetting: Sendable, Hashable {
        /// Such as `admin-terminal`.
        public var id: String
        /// Its default gateway.
        public var gateway: IPv4Address?
        /// Whom it asks for names.
        public var dns: IPv4Address?
        /// Whether nothing listens where something should.
        public var isDown: Bool

        /// Describes a setting.
        public init(id: String, gateway: IPv4Address? = nil, dns: IPv4Address? = nil, isDown: Bool = false) {
            self.id = id
            self.gateway = gateway
            self.dns = dns
            self.isDown = isDown
        }
    }

    /// Describes a side.
    public init(
        bureau: Bureau, business: IPv4Network, terminals: IPv4Network, outside: IPv4Network, device: IPv4Address,
        nextHop: IPv4Address? = nil, firewall: [FilterRule], isStateful: Bool = true, passesErrors: Bool = true,
        internalDNS: InternalDNS? = nil,
        registry: IPv4Address? = nil, places: [PlaceSetting] = []
    ) {
        self.bureau = bureau
        self.business = business
        self.terminals = terminals
        self.outside = outside
        self.device = device
        self.nextHop = nextHop ?? device
        self.firewall = firewall.sorted { $0.number < $1.number }
        self.isStateful = isStateful
        self.passesErrors = passesErrors
        self.internalDNS = internalDNS
        self.registry = registry
        self.places = places
    }

    /// What a place is set to otherwise than planned.
    public func setting(of id: String) -> PlaceSetting? { places.first { $0.id == id } }
}
