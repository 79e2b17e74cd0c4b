public import VPNDevice

/// A set of packets: every one from these addresses to those, of one protocol, to these ports.
public struct PacketBox: Sendable, Hashable {
    /// From where.
    public var source: AddressSet
    /// To where.
    public var destination: AddressSet
    /// Which protocol.
    public var transport: TransportProtocol
    /// To which ports; all of them for ICMP.
    public var ports: PortSet

    /// Describes a set of packets.
    public init(source: AddressSet, destination: AddressSet, transport: TransportProtocol, ports: PortSet) {
        self.source = source
        self.destination = destination
        self.transport = transport
        self.ports = ports
    }

    /// Every packet there is.
    public static let everything = TransportProtocol.allCases.map {
        PacketBox(source: .all, destination: .all, transport: $0, ports: .all)
    }

    /// Whether there is none.
    public var isEmpty: Bool { source.isEmpty || destination.isEmpty || ports.isEmpty }

    /// The packets of both; nil when there is none.
    public func intersection(_ other: PacketBox) -> PacketBox? {
        guard transport == other.transport else { return nil }
        // Most rules speak of others: the first thing that differs is enough.
        let source = source.intersection(other.source)
        guard !source.isEmpty else { return nil }
        let destination = destination.intersection(other.destination)
        guard !destination.isEmpty else { return nil }
        let ports = ports.intersection(other.ports)
        guard !ports.isEmpty else { return nil }
        return PacketBox(source: source, destination: destination, transport: transport, ports: ports)
    }

    /// The packets of this one that are not of the other, in disjoint boxes.
    public func subtracting(_ other: PacketBox) -> [PacketBox] {
        guard let both = intersection(other) else { return [self] }
        var rest: [PacketBox] = []
        func keep(_ source: AddressSet, _ destination: AddressSet, _ ports: PortSet) {
            let box = PacketBox(source: source, destination: destination, transport: transport, ports: ports)
            if !box.isEmpty { rest.append(box) }
        }
        keep(source.subtracting(both.source), destination, ports)
        keep(both.source, destination.subtracting(both.destination), ports)
        keep(both.source, both.destination, ports.subtracting(both.ports))
        return rest
    }

    /// `10.20.1.21 → 198.18.1.1 tcp 443`, as people read it.
    public var text: String {
        let port = transport == .icmp || ports == .all ? "" : " \(ports.text)"
        return "\(source.text) → \(destination.text) \(transport.rawValue)\(port)"
    }
}

extension [PacketBox] {
    /// What is left of all boxes when another one is taken away.
    public func subtracting(_ box: PacketBox) -> [PacketBox] { flatMap { $0.subtracting(box) } }

    /// What is left when others are taken away.
    public func subtracting(_ boxes: [PacketBox]) -> [PacketBox] {
        boxes.reduce(self) { $0.subtracting($1) }
    }

    /// The same packets in fewer boxes: those that differ in one thing alone are put together.
    public var merged: [PacketBox] { joined(\.source).joined(\.destination).joined(\.ports) }

    private func joined<Bound>(_ part: WritableKeyPath<PacketBox, IntervalSet<Bound>>) -> [PacketBox] {
        var places: [PacketBox: Int] = [:]
        var joined: [PacketBox] = []
        for box in self {
            var rest = box
            rest[keyPath: part] = .none
            if let place = places[rest] {
                joined[place][keyPath: part] = joined[place][keyPath: part].union(box[keyPath: part])
            } else {
                places[rest] = joined.count
                joined.append(box)
            }
        }
        return joined
    }
}
