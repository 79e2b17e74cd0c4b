/// Where the platform reaches a system of the organisation: `https://192.0.2.10:443`, without a path.
public struct AccessPoint: Sendable, Hashable {
    /// An IPv4 address.
    public let host: String
    /// 1 to 65535.
    public let port: Int

    /// Reads `https://address:port`; nil for anything else.
    public init?(_ text: String) {
        let scheme = "https://"
        guard text.hasPrefix(scheme) else { return nil }
        let parts = text.dropFirst(scheme.count).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isAddress(String(parts[0])), let port = Self.number(parts[1], 1...65535) else {
            return nil
        }
        host = String(parts[0])
        self.port = port
    }

    /// Whether a text is an IPv4 address in its plain form: four decimals, no leading zeros.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { number($0, 0...255) != nil }
    }

    private static func number(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
        guard let number = Int(text), range.contains(number), String(number) == text else { return nil }
        return number
    }
}
