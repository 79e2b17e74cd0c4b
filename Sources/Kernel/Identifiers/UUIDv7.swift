public import Foundation

/// Identifiers that sort by the instant of their making (RFC 9562 §5.7).
public enum UUIDv7 {
    /// A new one, in lower case.
    public static func text(at now: Date) -> String {
        var bytes = withUnsafeBytes(of: UInt64(now.timeIntervalSince1970 * 1000).bigEndian) { Array($0.dropFirst(2)) }
        bytes += (0..<10).map { _ in UInt8.random(in: .min ... .max) }
        bytes[6] = bytes[6] & 0x0f | 0x70
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (place, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(place) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
