public import VPNDevice

/// A packet filter with its names resolved: the first rule that matches decides.
public struct RuleTable: Sendable {
    /// A rule with its names resolved.
    public struct Entry: Sendable {
        /// As it is written.
        public let rule: FilterRule
        /// The packets that it speaks of, whatever the interface.
        public let boxes: [PacketBox]
    }

    /// The rules in force, in order.
    public let entries: [Entry]

    /// Resolves rules.
    public init(_ rules: [FilterRule], _ book: ObjectBook) {
        entries = rules.filter(\.isEnabled).map { rule in
            Entry(rule: rule, boxes: Self.boxes(of: rule, book))
        }
    }

    /// The packets that a rule speaks of.
    public static func boxes(of rule: FilterRule, _ book: ObjectBook) -> [PacketBox] {
        let (source, destination) = (book.addresses(rule.source), book.addresses(rule.destination))
        guard !source.isEmpty, !destination.isEmpty else { return [] }
        func box(_ transport: TransportProtocol, _ ports: PortSet) -> PacketBox {
            PacketBox(source: source, destination: destination, transport: transport, ports: ports)
        }
        return switch book.service(rule.service) {
        case .any: TransportProtocol.allCases.map { box($0, .all) }
        case .some(let service): [box(service.transport, PortSet(service.ports))]
        case .none: []
        }
    }

    /// What becomes of some packets.
    public enum Decision: Sendable, Hashable {
        /// A rule lets all of them pass.
        case passed(by: Int)
        /// Some of them are stopped: by a rule, or because no rule matches.
        case stopped(by: Int?, PacketBox)
    }

    /// What becomes of packets that came by an interface.
    public func decide(_ packets: PacketBox, by interface: String?) -> Decision {
        var left = [packets]
        var passing: Int?
        for entry in entries where entry.rule.interface == nil || entry.rule.interface == interface {
            for box in entry.boxes {
                guard let hit = left.lazy.compactMap({ $0.intersection(box) }).first else { continue }
                guard entry.rule.action == .accept else { return .stopped(by: entry.rule.number, hit) }
                passing = passing ?? entry.rule.number
                left = left.subtracting(box)
                if left.isEmpty { return .passed(by: passing ?? entry.rule.number) }
            }
        }
        return .stopped(by: nil, left[0])
    }
}
