/// What one exchange of a test saw on its way: for whoever wants to know more than the verdict.
public struct ProbeDetails: Sendable, Codable, Hashable {
    /// `name:port`; the name alone where only the name was asked.
    public var target: String
    /// The address that the packets went to; nil when no name server told one.
    public var address: String?
    /// The phases that were reached, in order; where the exchange failed, the last one is the phase that did.
    public var phases: [ProbePhase]
    /// Every question to a name server.
    public var names: [NameDetails]
    /// What the handshake settled and showed; nil without TLS.
    public var tls: TLSDetails?
    /// Whence revocation was known; nil where nothing was asked.
    public var revocation: RevocationDetails?
    /// What came back; nil when nothing did.
    public var http: HTTPDetails?
    /// Why it went no further; nil when a whole answer came, which may still be the wrong one.
    public var failure: HopFailure?

    /// Begins with nothing but where it goes.
    public init(target: String, address: String? = nil) {
        self.target = target
        self.address = address
        phases = []
        names = []
    }
}

/// How long one phase of an exchange took.
public struct ProbePhase: Sendable, Codable, Hashable {
    /// The phases in order.
    public enum Phase: String, Sendable, Codable, CaseIterable {
        /// Asking the name server.
        case name
        /// The TCP handshake.
        case tcp
        /// The TLS handshake.
        case tls
        /// Judging the chain that the server showed.
        case chain
        /// Finding out that nothing in the chain is revoked, with fetching the list where that was needed.
        case revocation
        /// From the request's first byte to the answer's.
        case firstByte
        /// From the answer's first byte to its last.
        case body

        /// The name that staff reads.
        public var title: String {
            switch self {
            case .name: "名前解決"
            case .tcp: "TCP接続"
            case .tls: "TLS接続"
            case .chain: "証明書チェーン"
            case .revocation: "失効確認"
            case .firstByte: "応答開始"
            case .body: "応答受信"
            }
        }
    }

    /// Which one.
    public let phase: Phase
    /// How long it took.
    public let milliseconds: Double

    /// Times a phase, to a thousandth of a millisecond.
    public init(_ phase: Phase, milliseconds: Double) {
        self.phase = phase
        self.milliseconds = (milliseconds * 1000).rounded() / 1000
    }
}

/// One question to one name server, and its answer.
public struct NameDetails: Sendable, Codable, Hashable {
    /// Whom a place asks.
    public enum Path: String, Sendable, Codable {
        /// The server that this place is set up to ask: 庁内DNS where it has one.
        case place
        /// Past 庁内DNS, at the VPN装置 itself.
        case direct
    }

    /// The server that was asked, `address:port`.
    public var server: String
    /// Why it was this one.
    public var path: Path
    /// The name.
    public var name: String
    /// `A` or `AAAA`.
    public var kind: String
    /// In the server's order.
    public var addresses: [String]
    /// The aliases' targets, from the first to the last.
    public var canonicalNames: [String]
    /// The smallest of the records that led to the answer, in seconds.
    public var timeToLive: Int?
    /// From the question to the answer, or to giving up.
    public var milliseconds: Double
    /// A stable code such as `name.no-such-name`; nil when there was an answer.
    public var failure: String?

    /// Describes a question and its answer.
    public init(
        server: String, path: Path, name: String, kind: String, addresses: [String] = [],
        canonicalNames: [String] = [], timeToLive: Int? = nil, milliseconds: Double, failure: String? = nil
    ) {
        self.server = server
        self.path = path
        self.name = name
        self.kind = kind
        self.addresses = addresses
        self.canonicalNames = canonicalNames
        self.timeToLive = timeToLive
        self.milliseconds = (milliseconds * 1000).rounded() / 1000
        self.failure = failure
    }
}

/// What came back over HTTP.
public struct HTTPDetails: Sendable, Codable, Hashable {
    /// The status code.
    public var status: Int
    /// The size of the body.
    public var bytes: Int

    /// Describes an answer.
    public init(status: Int, bytes: Int) {
        self.status = status
        self.bytes = bytes
    }
}
