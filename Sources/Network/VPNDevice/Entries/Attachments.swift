/// An interface of the device.
public struct DeviceInterface: Sendable, Hashable {
    /// Such as `lan-mayor`; 15 characters at most, as Linux allows.
    public var name: String
    /// What it is connected to.
    public var side: Side
    /// Its own address and network.
    public var address: IPv4Network
    /// In bytes.
    public var mtu: Int

    /// What an interface is connected to (§2.5).
    public enum Side: String, Sendable, Hashable, CaseIterable {
        /// 首長部局 (or 一部事務組合・広域連合) 業務系LAN.
        case mayor
        /// 教育委員会業務系LAN.
        case education
        /// The line towards the platform.
        case line

        /// As it is written in a worksheet.
        public var title: String {
            switch self {
            case .mayor: "首長部局"
            case .education: "教育委員会"
            case .line: "回線"
            }
        }
    }

    /// Describes an interface.
    public init(name: String, side: Side, address: IPv4Network, mtu: Int = 1_500) {
        self.name = name
        self.side = side
        self.address = address
        self.mtu = mtu
    }
}

/// A static route: where a network behind the organisation's firewall is.
public struct DeviceRoute: Sendable, Hashable {
    /// Which network.
    public var destination: IPv4Network
    /// The next router.
    public var gateway: IPv4Address

    /// Describes a route.
    public init(destination: IPv4Network, gateway: IPv4Address) {
        self.destination = destination
        self.gateway = gateway
    }
}

/// DNS forwarding: who may ask, and who is asked.
public struct DNSForwarding: Sendable, Hashable {
    /// The interfaces at which questions are taken.
    public var interfaces: [String]
    /// Whom to ask about a domain.
    public var forwarders: [Forwarder]

    /// Whom to ask about one domain.
    public struct Forwarder: Sendable, Hashable {
        /// Such as `chukan.example`.
        public var domain: String
        /// The server.
        public var server: IPv4Address

        /// Describes a forwarder.
        public init(domain: String, server: IPv4Address) {
            self.domain = domain
            self.server = server
        }
    }

    /// Describes the forwarding.
    public init(interfaces: [String], forwarders: [Forwarder]) {
        self.interfaces = interfaces
        self.forwarders = forwarders
    }
}

/// The VPN session with the platform.
public struct VPNSession: Sendable, Hashable {
    /// The platform's end, outside the tunnel.
    public var peer: IPv4Address
    /// The device's own address inside the tunnel; names are asked for from there.
    public var address: IPv4Address
    /// The networks that are reached through the tunnel.
    public var remotes: [IPv4Network]
    /// Of the tunnel, in bytes.
    public var mtu: Int
    /// Whether the size of TCP segments is fitted to the tunnel.
    public var clampsSegments: Bool
    /// Whether the device is to hold the session.
    public var isUp: Bool

    /// Describes a session.
    public init(
        peer: IPv4Address, address: IPv4Address, remotes: [IPv4Network], mtu: Int = 1_420, clampsSegments: Bool = true,
        isUp: Bool = true
    ) {
        self.peer = peer
        self.address = address
        self.remotes = remotes
        self.mtu = mtu
        self.clampsSegments = clampsSegments
        self.isUp = isUp
    }
}

/// A status lamp on the device's front (§2.4), as somebody saw it.
public struct Lamp: Sendable, Hashable {
    /// Such as `POWER`.
    public var name: String
    /// What was seen.
    public var state: State

    /// What a lamp shows.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// 点灯.
        case on
        /// 点滅.
        case blinking
        /// 消灯.
        case off

        /// As it is written in a worksheet.
        public var title: String {
            switch self {
            case .on: "点灯"
            case .blinking: "点滅"
            case .off: "消灯"
            }
        }
    }

    /// Describes a lamp.
    public init(name: String, state: State) {
        self.name = name
        self.state = state
    }
}
