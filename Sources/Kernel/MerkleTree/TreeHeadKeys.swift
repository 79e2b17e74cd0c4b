import Crypto
public import Foundation

/// A P-256 key that signs heads, or a witness's word about them; it is kept outside of the database.
public struct TreeHeadSigner: Sendable, CustomStringConvertible {
    private let key: P256.Signing.PrivateKey

    /// Makes a new key.
    public init() {
        key = P256.Signing.PrivateKey()
    }

    /// Reads a private key in PEM.
    /// - Throws: `CryptoKitError` or an error of reading PEM.
    public init(pem: String) throws {
        key = try P256.Signing.PrivateKey(pemRepresentation: pem)
    }

    /// PKCS#8 PEM, to be sealed or written to a protected file.
    public var privateKeyPEM: String { key.pemRepresentation + "\n" }
    /// The half that everybody may have.
    public var publicKey: TreeHeadKey { TreeHeadKey(key: key.publicKey) }
    public var description: String { "TreeHeadSigner(\(publicKey.fingerprint))" }

    /// Signs a head of a log.
    /// - Throws: `CryptoKitError`.
    public func sign(_ head: TreeHead) throws -> SignedTreeHead {
        SignedTreeHead(head: head, signature: try key.signature(for: Data(head.signedBytes)).derRepresentation)
    }

    /// Gives a witness's word for a head.
    /// - Throws: `CryptoKitError`.
    public func cosign(_ head: TreeHead, at instant: Date) throws -> Cosignature {
        let timestamp = Int64((instant.timeIntervalSince1970 * 1000).rounded(.down))
        let bytes = Cosignature.signedBytes(of: head, timestamp: timestamp)
        return Cosignature(
            publicKey: publicKey.der, signature: try key.signature(for: Data(bytes)).derRepresentation,
            timestamp: timestamp)
    }
}

/// The public half: all that is needed to check heads.
public struct TreeHeadKey: Sendable {
    private let key: P256.Signing.PublicKey

    fileprivate init(key: P256.Signing.PublicKey) {
        self.key = key
    }

    /// Reads a public key in PEM.
    /// - Throws: an error of reading PEM, or of a key that is none.
    public init(pem: String) throws {
        key = try P256.Signing.PublicKey(pemRepresentation: pem)
    }

    /// Reads a public key in DER.
    /// - Throws: an error of a key that is none.
    public init(der: Data) throws {
        key = try P256.Signing.PublicKey(derRepresentation: der)
    }

    /// SubjectPublicKeyInfo in PEM, as openssl reads it.
    public var pem: String { key.pemRepresentation + "\n" }
    /// SubjectPublicKeyInfo in DER.
    public var der: Data { key.derRepresentation }
    /// SHA-256 of the DER, lower-case hex: what people compare over the telephone.
    public var fingerprint: String { SHA256.hash(data: der).map { String(format: "%02x", $0) }.joined() }

    /// Whether a head is signed by this key.
    public func isSigner(of head: SignedTreeHead) -> Bool {
        verifies(head.signature, Data(head.head.signedBytes))
    }

    /// Whether a witness's word is signed by this key, and names it.
    public func isSigner(of cosignature: Cosignature, for head: TreeHead) -> Bool {
        cosignature.publicKey == der
            && verifies(
                cosignature.signature, Data(Cosignature.signedBytes(of: head, timestamp: cosignature.timestamp)))
    }

    private func verifies(_ signature: Data, _ bytes: Data) -> Bool {
        guard let read = try? P256.Signing.ECDSASignature(derRepresentation: signature),
            read.derRepresentation == signature
        else { return false }
        return key.isValidSignature(read, for: bytes)
    }
}
