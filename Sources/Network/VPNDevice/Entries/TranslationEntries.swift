/// NAT towards 団体内統合宛名システム or 住基システム: one address outside for one inside.
public struct NATEntry: Sendable, Hashable {
    /// From 1; its own among NAT entries.
    public var number: Int
    /// The access point's address, as the platform calls it.
    public var outside: IPv4Address
    /// What is asked for there.
    public var service: Service
    /// The system, one address.
    public var inside: AddressTerm
    /// The port at which the system listens.
    public var port: UInt16
    /// Whether what the system itself begins leaves with the outside address.
    public var bothWays: Bool
    /// Whether the entry is in force.
    public var isEnabled: Bool

    /// Describes an entry.
    public init(
        number: Int, outside: IPv4Address, service: Service, inside: AddressTerm, port: UInt16, bothWays: Bool = true,
        isEnabled: Bool = true
    ) {
        self.number = number
        self.outside = outside
        self.service = service
        self.inside = inside
        self.port = port
        self.bothWays = bothWays
        self.isEnabled = isEnabled
    }
}

/// NAPT for 既存システム and terminals: they share an outside address, each with ports of its own.
public struct NAPTEntry: Sendable, Hashable {
    /// From 1; its own among NAPT entries.
    public var number: Int
    /// Whose packets.
    public var source: AddressTerm
    /// The address that they leave with.
    public var outside: IPv4Address
    /// The ports that they leave with.
    public var ports: ClosedRange<UInt16>
    /// Whether the entry is in force.
    public var isEnabled: Bool

    /// Describes an entry.
    public init(
        number: Int, source: AddressTerm, outside: IPv4Address, ports: ClosedRange<UInt16>, isEnabled: Bool = true
    ) {
        self.number = number
        self.source = source
        self.outside = outside
        self.ports = ports
        self.isEnabled = isEnabled
    }
}
