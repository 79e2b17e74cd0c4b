import Crypto
import SwiftASN1
import X509

/// A P-256 key pair; the private half leaves this type only as PEM, to be sealed or written to a protected file.
public struct KeyPair: Sendable, CustomStringConvertible {
    let privateKey: P256.Signing.PrivateKey

    /// Makes a new key.
    public init() {
        privateKey = P256.Signing.PrivateKey()
    }

    /// Reads a private key, PKCS#8 or SEC 1, also after the `EC PARAMETERS` block that openssl may write before it.
    /// - Throws: `PKIError` when it is not a P-256 key in PEM.
    public init(pem: String) throws(PKIError) {
        privateKey = try PKIError.reading(.key) {
            let documents = try PEMDocument.parseMultiple(pemString: pem).filter { $0.discriminator != "EC PARAMETERS" }
            guard let document = documents.first, documents.count == 1 else {
                throw PKIMatter.key.malformed("\(documents.count) PEM blocks, not one key")
            }
            return try P256.Signing.PrivateKey(pemRepresentation: document.pemString)
        }
    }

    /// PKCS#8 PEM, as openssl and BoringSSL read it.
    public var privateKeyPEM: String { privateKey.pemRepresentation + "\n" }

    /// SHA-256 of the public key's SubjectPublicKeyInfo in DER, lower-case hex.
    public var publicKeyFingerprint: String { Fingerprints.lower(Array(privateKey.publicKey.derRepresentation)) }

    /// Whether a certificate is for this key.
    public func matches(_ certificate: IssuedCertificate) -> Bool {
        certificate.publicKeyFingerprint == publicKeyFingerprint
    }

    /// The public half only, so that no log shows the private one.
    public var description: String { "KeyPair(\(publicKeyFingerprint))" }

    var certificateKey: Certificate.PrivateKey { Certificate.PrivateKey(privateKey) }
}
