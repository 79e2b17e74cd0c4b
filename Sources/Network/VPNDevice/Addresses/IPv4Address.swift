/// An IPv4 address: four decimals without leading zeros.
public struct IPv4Address: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// As one number, the first decimal the highest.
    public let number: UInt32

    /// The address of a number.
    public init(_ number: UInt32) { self.number = number }

    /// Reads `192.0.2.10`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard let value = UInt8(part), String(value) == part else { return nil }
            number = number << 8 | UInt32(value)
        }
        self.number = number
    }

    /// `192.0.2.10`.
    public var description: String {
        "\(number >> 24).\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
    }

    /// By number.
    public static func < (left: IPv4Address, right: IPv4Address) -> Bool { left.number < right.number }
}

/// An address with the length of its network: `10.20.0.1/24`, host part kept.
public struct IPv4Network: Sendable, Hashable, CustomStringConvertible {
    /// The address as written.
    public let address: IPv4Address
    /// 0 to 32.
    public let length: Int

    /// Describes a network.
    public init(_ address: IPv4Address, length: Int) {
        self.address = address
        self.length = length
    }

    /// Reads `10.20.0.1/24`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPv4Address(parts[0]), let length = Int(parts[1]),
            (0...32).contains(length), String(length) == parts[1]
        else { return nil }
        self.init(address, length: length)
    }

    /// All its addresses.
    public var range: ClosedRange<UInt32> {
        let hosts = length == 0 ? UInt32.max : UInt32((UInt64(1) << (32 - UInt64(length))) - 1)
        return (address.number & ~hosts)...(address.number | hosts)
    }

    /// Whether an address lies in it.
    public func contains(_ address: IPv4Address) -> Bool { range.contains(address.number) }

    /// `10.20.0.1/24`.
    public var description: String { "\(address)/\(length)" }
}
