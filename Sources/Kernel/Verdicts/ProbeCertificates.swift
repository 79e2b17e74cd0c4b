/// What a TLS handshake settled, and what the server showed in it.
public struct TLSDetails: Sendable, Codable, Hashable {
    /// `TLSv1.2` or `TLSv1.3`; nil when it cannot be told.
    public var version: String?
    /// The suite's name in the IANA registry, such as `TLS_AES_128_GCM_SHA256`, or its number in hex.
    public var cipherSuite: String?
    /// The name that was asked for in the handshake (SNI); nil for an address.
    public var serverName: String?
    /// The chain as the server showed it, leaf first.
    public var certificates: [CertificateDetails]

    /// Describes a handshake.
    public init(version: String?, cipherSuite: String?, serverName: String?, certificates: [CertificateDetails]) {
        self.version = version
        self.cipherSuite = cipherSuite
        self.serverName = serverName
        self.certificates = certificates
    }
}

/// One certificate of a chain.
public struct CertificateDetails: Sendable, Codable, Hashable {
    /// RFC 4514 text.
    public var subject: String
    /// RFC 4514 text.
    public var issuer: String
    /// Lower-case hex.
    public var serialNumber: String
    /// Host names and addresses that it speaks for.
    public var names: [String]
    /// RFC 3339, UTC.
    public var notBefore: String
    /// RFC 3339, UTC.
    public var notAfter: String
    /// Such as `digitalSignature` (RFC 5280 §4.2.1.3).
    public var keyUsages: [String]
    /// Such as `serverAuth` (RFC 5280 §4.2.1.12), or the identifier's numbers.
    public var extendedKeyUsages: [String]
    /// Such as `P-256` or `RSA 2048`.
    public var publicKey: String
    /// `AA:BB:…`, as printed lists have it (§2.3).
    public var sha256Fingerprint: String

    /// Describes a certificate.
    public init(
        subject: String, issuer: String, serialNumber: String, names: [String], notBefore: String, notAfter: String,
        keyUsages: [String], extendedKeyUsages: [String], publicKey: String, sha256Fingerprint: String
    ) {
        self.subject = subject
        self.issuer = issuer
        self.serialNumber = serialNumber
        self.names = names
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.keyUsages = keyUsages
        self.extendedKeyUsages = extendedKeyUsages
        self.publicKey = publicKey
        self.sha256Fingerprint = sha256Fingerprint
    }
}

/// Whence it is known that nothing in a chain is revoked.
public struct RevocationDetails: Sendable, Codable, Hashable {
    /// The list's URL.
    public var source: String
    /// Whether a list came from there.
    public var isReached: Bool
    /// Whether it was fetched for an earlier exchange, and is still in force.
    public var isKept: Bool
    /// How long fetching and judging the list took.
    public var milliseconds: Double
    /// The list's number.
    public var number: Int64?
    /// When the list was issued; RFC 3339, UTC.
    public var thisUpdate: String?
    /// When the next one is due; RFC 3339, UTC.
    public var nextUpdate: String?
    /// How many certificates it revokes.
    public var entries: Int?
    /// A stable code such as `revocation.revoked`; nil when all is well.
    public var failure: String?

    /// Describes a list that has not been reached yet.
    public init(source: String, isKept: Bool = false) {
        self.source = source
        self.isKept = isKept
        isReached = isKept
        milliseconds = 0
    }
}
