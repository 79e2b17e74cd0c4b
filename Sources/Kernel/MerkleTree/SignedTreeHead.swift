public import Foundation

/// What a log was at an instant: its name, how many entries it had, and the root over them (RFC 9162 §4.9).
public struct TreeHead: Sendable, Hashable, Codable {
    /// The log, such as `202029-mayor`.
    public let log: String
    /// The root over the entries, 32 bytes.
    public let rootHash: Data
    /// Milliseconds since 1970-01-01 UTC.
    public let timestamp: Int64
    /// How many entries.
    public let treeSize: Int64

    /// Describes a log at an instant.
    public init(log: String, treeSize: Int64, rootHash: [UInt8], at instant: Date) {
        self.init(
            log: log, treeSize: treeSize, rootHash: rootHash,
            timestamp: Int64((instant.timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Describes a log at an instant in milliseconds since 1970-01-01 UTC.
    public init(log: String, treeSize: Int64, rootHash: [UInt8], timestamp: Int64) {
        self.log = log
        self.treeSize = treeSize
        self.rootHash = Data(rootHash)
        self.timestamp = timestamp
    }

    /// When the head was made.
    public var instant: Date { Date(timeIntervalSince1970: Double(timestamp) / 1000) }

    /// The type of the extension that names the log, of the range that RFC 9162 leaves for private use [O].
    private static let nameExtension: UInt16 = 0xf000

    /// `TreeHeadDataV2` in TLS's notation; the log's name is its only extension, for one key signs for many logs.
    public var signedBytes: [UInt8] {
        let name = Array(log.utf8)
        let named = big(Self.nameExtension) + big(UInt16(truncatingIfNeeded: name.count)) + name
        return big(UInt64(bitPattern: timestamp)) + big(UInt64(bitPattern: treeSize))
            + [UInt8(truncatingIfNeeded: rootHash.count)] + rootHash
            + big(UInt16(truncatingIfNeeded: named.count)) + named
    }
}

/// A head under the log's signature (§4.10).
public struct SignedTreeHead: Sendable, Hashable, Codable {
    public let head: TreeHead
    /// ECDSA P-256 with SHA-256 over `head.signedBytes`, DER.
    public let signature: Data

    /// Puts a head and its signature together.
    public init(head: TreeHead, signature: Data) {
        self.head = head
        self.signature = signature
    }
}

/// A witness's word: it saw this head, and the head follows from every one that it saw before of the log.
public struct Cosignature: Sendable, Hashable, Codable {
    /// The witness's public key, SubjectPublicKeyInfo in DER.
    public let publicKey: Data
    /// ECDSA P-256 with SHA-256 over `signedBytes(of:)`, DER.
    public let signature: Data
    /// Milliseconds since 1970-01-01 UTC.
    public let timestamp: Int64

    /// Puts a witness's word together.
    public init(publicKey: Data, signature: Data, timestamp: Int64) {
        self.publicKey = publicKey
        self.signature = signature
        self.timestamp = timestamp
    }

    /// When the witness saw the head.
    public var instant: Date { Date(timeIntervalSince1970: Double(timestamp) / 1000) }

    /// What a witness signs: a line of its own before its clock and the head, so that no signature serves for two purposes.
    static func signedBytes(of head: TreeHead, timestamp: Int64) -> [UInt8] {
        Array("kakehashi audit witness v1\n".utf8) + big(UInt64(bitPattern: timestamp)) + head.signedBytes
    }
}

/// What the witness keeps of one log: a head of the platform's, and the witness's own word.
public struct WitnessedHead: Sendable, Hashable, Codable {
    public let cosignature: Cosignature
    public let signed: SignedTreeHead

    /// Puts together what a witness keeps.
    public init(signed: SignedTreeHead, cosignature: Cosignature) {
        self.signed = signed
        self.cosignature = cosignature
    }
}

/// A number's bytes, most significant first.
func big(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
