import Foundation

/// A range of addresses, IPv4 or IPv6: `10.1.0.0/16`, `fd00::/8`, or one address.
public struct AddressRange: Sendable, Hashable {
    private let bytes: [UInt8]
    private let length: Int

    /// Reads a range; nil for anything else, bits behind the length included.
    public init?(_ text: String) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let bytes = Self.address(sides[0]), sides.count <= 2 else { return nil }
        if sides.count == 2 {
            guard let length = Int(sides[1]), (0...(bytes.count * 8)).contains(length), "\(length)" == sides[1] else {
                return nil
            }
            self.length = length
        } else {
            length = bytes.count * 8
        }
        guard (length..<(bytes.count * 8)).allSatisfy({ bytes[$0 / 8] & (0x80 >> UInt8($0 % 8)) == 0 }) else {
            return nil
        }
        self.bytes = bytes
    }

    /// Whether an address lies in the range; an unreadable one does not, and an IPv4 address written as IPv6 is IPv4.
    public func contains(_ text: String) -> Bool {
        guard let other = Self.address(text), other.count == bytes.count else { return false }
        return (0..<length).allSatisfy { bit in
            (other[bit / 8] ^ bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    private static func address(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &six) { Array($0) }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? Array(bytes.suffix(4)) : bytes
    }
}
