/// One address, a network, or a range, as it is written in an entry.
public enum AddressRange: Sendable, Hashable, CustomStringConvertible {
    /// `10.20.1.21`.
    case host(IPv4Address)
    /// `10.20.1.0/24`.
    case network(IPv4Network)
    /// `10.20.1.10-10.20.1.20`.
    case range(IPv4Address, IPv4Address)

    /// Reads any of the three; nil for anything else, a range that ends before it begins among them.
    public init?(_ text: some StringProtocol) {
        if let address = IPv4Address(text) {
            self = .host(address)
        } else if let network = IPv4Network(text) {
            self = .network(network)
        } else {
            let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let first = IPv4Address(ends[0]), let last = IPv4Address(ends[1]), first < last
            else { return nil }
            self = .range(first, last)
        }
    }

    /// From first to last.
    public var bounds: ClosedRange<UInt32> {
        switch self {
        case .host(let address): address.number...address.number
        case .network(let network): network.range
        case .range(let first, let last): first.number...last.number
        }
    }

    /// As it is written.
    public var description: String {
        switch self {
        case .host(let address): address.description
        case .network(let network): network.description
        case .range(let first, let last): "\(first)-\(last)"
        }
    }
}

/// Addresses.
public typealias AddressSet = IntervalSet<UInt32>

extension IntervalSet where Bound == UInt32 {
    /// One address.
    public init(_ address: IPv4Address) { self.init(address.number) }

    /// As people write them: `10.20.1.21`, `10.20.1.0/24`, `10.20.1.1-10.20.1.9`, joined by commas; `すべて` for all.
    public var text: String {
        if self == .all { return "すべて" }
        return ranges.map { range in
            if range.count == 1 { return IPv4Address(range.lowerBound).description }
            let size = UInt64(range.upperBound) - UInt64(range.lowerBound) + 1
            if size & (size - 1) == 0, UInt64(range.lowerBound) % size == 0 {
                return IPv4Network(IPv4Address(range.lowerBound), length: 32 - size.trailingZeroBitCount).description
            }
            return "\(IPv4Address(range.lowerBound))-\(IPv4Address(range.upperBound))"
        }.joined(separator: ", ")
    }
}

/// Ports.
public typealias PortSet = IntervalSet<UInt16>

extension IntervalSet where Bound == UInt16 {
    /// `443`, `8000-8080`, joined by commas; `すべて` for all.
    public var text: String {
        if self == .all { return "すべて" }
        return ranges.map {
            $0.count == 1 ? String($0.lowerBound) : "\($0.lowerBound)-\($0.upperBound)"
        }.joined(separator: ", ")
    }
}
