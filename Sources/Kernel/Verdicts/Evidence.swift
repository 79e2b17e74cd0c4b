/// One line of a test's result: one item, from one place to another.
public struct ItemResult: Sendable, Codable, Hashable {
    /// What was tested.
    public let item: TestItem
    /// `mayor` or `education`.
    public let bureau: String
    /// The terminal or system that called, such as `admin-terminal`.
    public let from: String
    /// What it called.
    public let to: String
    /// How it ended.
    public let verdict: Outcome
    /// The first hop that failed; nil when none did.
    public let hop: Hop?
    /// What was expected at that hop, in Japanese.
    public let expected: String?
    /// What was seen there, in Japanese.
    public let seen: String?
    /// What somebody at the organisation can do about it, in Japanese.
    public let remedy: String?
    /// RFC 3339, Japan.
    public let startedAt: String
    /// How long it took.
    public let milliseconds: Int
    /// The number of the platform's own audit record of this exchange.
    public let serverEvidence: String?
    /// What its exchanges saw on their way, in the order in which they began; nil where that was not kept.
    public let probes: [ProbeDetails]?

    /// Describes a line.
    public init(
        item: TestItem, bureau: String, from: String, to: String, verdict: Outcome, hop: Hop?, expected: String?,
        seen: String?, remedy: String?, startedAt: String, milliseconds: Int, serverEvidence: String?,
        probes: [ProbeDetails]? = nil
    ) {
        self.item = item
        self.bureau = bureau
        self.from = from
        self.to = to
        self.verdict = verdict
        self.hop = hop
        self.expected = expected
        self.seen = seen
        self.remedy = remedy
        self.startedAt = startedAt
        self.milliseconds = milliseconds
        self.serverEvidence = serverEvidence
        self.probes = probes
    }

    /// Every key is written, null where there is nothing.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(item, forKey: .item)
        try container.encode(bureau, forKey: .bureau)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(hop, forKey: .hop)
        try container.encode(expected, forKey: .expected)
        try container.encode(seen, forKey: .seen)
        try container.encode(remedy, forKey: .remedy)
        try container.encode(startedAt, forKey: .startedAt)
        try container.encode(milliseconds, forKey: .milliseconds)
        try container.encode(serverEvidence, forKey: .serverEvidence)
        try container.encode(probes, forKey: .probes)
    }
}

/// All lines of a test, as `evidence.json` holds them.
public struct Evidence: Sendable, Codable, Hashable {
    /// 全国地方公共団体コード.
    public let organisation: String
    /// When the test was held, RFC 3339.
    public let at: String
    /// One for each line of the test.
    public let items: [ItemResult]

    /// Gathers lines.
    public init(organisation: String, at: String, items: [ItemResult]) {
        self.organisation = organisation
        self.at = at
        self.items = items
    }
}
