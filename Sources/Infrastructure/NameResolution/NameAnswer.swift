/// What a DNS server answered.
public struct NameAnswer: Sendable, Hashable {
    /// The addresses in the server's order; empty for a `CNAME` query.
    public let addresses: [String]
    /// The aliases' targets from the first to the last; empty when the name has its own records.
    public let canonicalNames: [String]
    /// The smallest time to live among the records that led to the answer, in seconds.
    public let timeToLive: Int?
    /// Time from sending the question to reading the answer, in milliseconds.
    public let milliseconds: Double
    /// The server that answered.
    public let server: NameServer

    /// Puts an answer together.
    public init(
        addresses: [String], canonicalNames: [String], timeToLive: Int?, milliseconds: Double, server: NameServer
    ) {
        self.addresses = addresses
        self.canonicalNames = canonicalNames
        self.timeToLive = timeToLive
        self.milliseconds = milliseconds
        self.server = server
    }
}
