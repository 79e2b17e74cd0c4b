/// An address that mail can be sent to: `local@domain` of plain ASCII, as the 連絡票 has them.
public struct MailAddress: Sendable, Hashable, Codable {
    /// The plain form.
    public let text: String

    /// Reads an address; nil for anything that is not one, line breaks and brackets included.
    public init?(_ text: String) {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, (1...64).contains(sides[0].utf8.count), (1...190).contains(sides[1].utf8.count),
            sides[0].utf8.allSatisfy(Self.isLocal), sides[1].utf8.allSatisfy(Self.isDomain),
            !sides[1].hasPrefix("."), !sides[1].hasSuffix("."), !sides[1].contains("..")
        else { return nil }
        self.text = text
    }

    private init(known text: String) {
        self.text = text
    }

    /// Who a rehearsal's letters come from; the domain is reserved for examples (RFC 2606).
    public static let rehearsal = MailAddress(known: "support@kakehashi.example")

    private static func isLocal(_ byte: UInt8) -> Bool {
        isDomain(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x2d
            || byte == 0x2e
    }
}
