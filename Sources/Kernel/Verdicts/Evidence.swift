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
    /// What ties a pass to the platform's own record; nil where nothing was proven.
    public var proof: ExchangeProof?
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
    public private(set) var startedAt: String
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

    /// The same line with another instant at which it began, RFC 3339.
    public func started(at instant: String) -> ItemResult {
        var line = self
        line.startedAt = instant
        return line
    }

    /// Every key is written, null where there is nothing.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(item, forKey: .item)
        try container.encode(bureau, forKey: .bureau)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encodeIfPresent(proof, forKey: .proof)
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

/// How a line of a test is tied to one exchange that the platform recorded.
///
/// The nonce itself travelled with the exchange and is known to the platform alone: what a file shows is its digest, so that
/// nobody can seal a line anew who only has the file.
public struct ExchangeProof: Sendable, Codable, Hashable {
    /// The run of the program that made the exchange, 32 hexadecimal digits.
    public var run: String
    /// SHA-256 of the exchange's nonce, 64 hexadecimal digits.
    public var nonce: String
    /// The number of the platform's audit record that has the nonce.
    public var record: String
    /// HMAC-SHA-256 over the whole line with the nonce as its key, 64 hexadecimal digits.
    public var seal: String

    /// Gathers a proof.
    public init(run: String, nonce: String, record: String, seal: String) {
        self.run = run
        self.nonce = nonce
        self.record = record
        self.seal = seal
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
