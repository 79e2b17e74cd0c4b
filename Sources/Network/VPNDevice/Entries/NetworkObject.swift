/// A ネットワーク定義 (オブジェクト): a name for addresses, to which rules refer.
public struct NetworkObject: Sendable, Hashable {
    /// Half-width letters, digits, `-` and `_`, a letter first, 31 at most.
    public var name: String
    /// What it stands for.
    public var value: Value

    /// What an object stands for.
    public enum Value: Sendable, Hashable {
        /// Addresses.
        case addresses(AddressRange)
        /// Other objects, by name.
        case group([String])
    }

    /// Describes an object.
    public init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}

/// A サービス定義: a name for a protocol and its ports.
public struct ServiceObject: Sendable, Hashable {
    /// As an object's.
    public var name: String
    /// What it stands for.
    public var service: Service

    /// Describes a service.
    public init(name: String, service: Service) {
        self.name = name
        self.service = service
    }
}

/// A protocol of packets.
public enum TransportProtocol: String, Sendable, Hashable, CaseIterable {
    /// TCP.
    case tcp
    /// UDP.
    case udp
    /// ICMP; it has no ports.
    case icmp
}

/// A protocol and the ports at which it is offered: `tcp 443`, `udp 53`, `tcp 8000-8080`, `icmp`.
public struct Service: Sendable, Hashable, CustomStringConvertible {
    /// The protocol.
    public let transport: TransportProtocol
    /// The ports; all of them for ICMP.
    public let ports: ClosedRange<UInt16>

    /// Describes a service.
    public init(_ transport: TransportProtocol, _ ports: ClosedRange<UInt16> = 0...65_535) {
        self.transport = transport
        self.ports = ports
    }

    /// TCP at one port.
    public static func tcp(_ port: UInt16) -> Service { Service(.tcp, port...port) }
    /// UDP at one port.
    public static func udp(_ port: UInt16) -> Service { Service(.udp, port...port) }

    /// Reads it as it is written; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let words = text.split(separator: " ")
        guard let transport = words.first.flatMap({ TransportProtocol(rawValue: String($0)) }) else { return nil }
        switch (transport, words.count) {
        case (_, 1): self.init(transport)
        case (.tcp, 2), (.udp, 2):
            guard let ports = Self.ports(words[1]) else { return nil }
            self.init(transport, ports)
        default: return nil
        }
    }

    /// Reads `443` or `8000-8080`; nil for anything else.
    public static func ports(_ text: some StringProtocol) -> ClosedRange<UInt16>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count), let first = UInt16(ends[0]), let last = UInt16(ends[ends.count - 1]),
            first <= last, first > 0
        else { return nil }
        return first...last
    }

    /// As it is written.
    public var description: String {
        if transport == .icmp || ports == 0...65_535 { return transport.rawValue }
        let text = ports.count == 1 ? String(ports.lowerBound) : "\(ports.lowerBound)-\(ports.upperBound)"
        return "\(transport.rawValue) \(text)"
    }
}
