/// What kind of DNS record is asked for (RFC 1035 §3.2.2, RFC 3596 §2.1).
public enum RecordKind: String, Sendable, Hashable, CaseIterable {
    /// An IPv4 address.
    case a = "A"
    /// An IPv6 address.
    case aaaa = "AAAA"
    /// The canonical name behind an alias.
    case cname = "CNAME"
}

/// One question to one DNS server (§3.5, 自治体中間サーバードメインの名前解決).
public struct NameQuery: Sendable, Hashable {
    /// The name as it is asked: no search domain is ever appended.
    public let name: String
    /// The kind of record.
    public let kind: RecordKind
    /// The only server that is asked.
    public let server: NameServer
    /// Address of this machine to ask from; the routing table chooses when `nil`.
    public let sourceAddress: String?
    /// How long the first attempt waits; each later one waits twice as long as the one before.
    public let timeout: Duration
    /// How often the question is sent before silence is reported, at least 1.
    public let attempts: Int

    /// Describes a question; nothing is sent yet.
    public init(
        name: String, kind: RecordKind = .a, server: NameServer, sourceAddress: String? = nil,
        timeout: Duration = .seconds(2), attempts: Int = 1
    ) {
        self.name = name
        self.kind = kind
        self.server = server
        self.sourceAddress = sourceAddress
        self.timeout = timeout
        self.attempts = attempts
    }
}
