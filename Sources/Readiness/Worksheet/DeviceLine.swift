/// One entry of the VPN device: what it must be and what was found (§2.4).
public struct DeviceLine: Sendable, Hashable {
    /// インターフェース, NAT, NAPT, パケットフィルタ or DNS.
    public let section: String
    /// The entry's name on the device.
    public let entry: String
    /// What the entry must be.
    public let expected: String
    /// What was read from the device; `nil` until somebody has looked.
    public let seen: String?
    /// The judgement in words.
    public let judgement: String
    /// What to add, change or delete.
    public let remark: String

    /// Describes a line.
    public init(
        section: String, entry: String, expected: String, seen: String?, judgement: String, remark: String
    ) {
        self.section = section
        self.entry = entry
        self.expected = expected
        self.seen = seen
        self.judgement = judgement
        self.remark = remark
    }
}
