import Crypto
import Foundation

/// The key that backups are sealed to; it opens none.
public struct BackupKey: Sendable {
    let key: P256.KeyAgreement.PublicKey

    /// Reads a public key in PEM.
    /// - Throws: an error of reading PEM, or of a key that is none.
    public init(pem: String) throws {
        key = try P256.KeyAgreement.PublicKey(pemRepresentation: pem)
    }

    init(key: P256.KeyAgreement.PublicKey) {
        self.key = key
    }

    /// SubjectPublicKeyInfo in PEM.
    public var pem: String { key.pemRepresentation + "\n" }
}

/// The key that opens backups; kept away from the machine that makes them.
public struct BackupSecret: Sendable, CustomStringConvertible {
    let key: P256.KeyAgreement.PrivateKey

    /// Makes a new key.
    public init() {
        key = P256.KeyAgreement.PrivateKey()
    }

    /// Reads a private key in PEM.
    /// - Throws: an error of reading PEM, or of a key that is none.
    public init(pem: String) throws {
        key = try P256.KeyAgreement.PrivateKey(pemRepresentation: pem)
    }

    /// PKCS#8 in PEM.
    public var pem: String { key.pemRepresentation + "\n" }
    /// The half that seals.
    public var publicKey: BackupKey { BackupKey(key: key.publicKey) }
    public var description: String { "BackupSecret" }
}
