import NIOSSL
public import PKI

/// What a server or a client shows to prove who it is: its certificate chain, leaf first, and the key to the leaf.
public struct TLSIdentity: Sendable {
    public let chain: [IssuedCertificate]
    public let key: KeyPair

    /// Pairs a chain with its key.
    /// - Throws: `PKIError` when the key is not the leaf's: better refused here than as a handshake failure later.
    public init(chain: [IssuedCertificate], key: KeyPair) throws(PKIError) {
        guard let leaf = chain.first, key.matches(leaf) else {
            throw PKIError(
                code: "identity.key-mismatch", message: "the key does not belong to the leaf certificate",
                japanese: "証明書と鍵が対応していません。")
        }
        self.chain = chain
        self.key = key
    }

    func sources() throws -> [NIOSSLCertificateSource] {
        try chain.map { .certificate(try NIOSSLCertificate(bytes: $0.der, format: .der)) }
    }

    func privateKey() throws -> NIOSSLPrivateKeySource {
        .privateKey(try NIOSSLPrivateKey(bytes: Array(key.privateKeyPEM.utf8), format: .pem))
    }
}
