import Crypto
import CryptoExtras
import X509

/// What a certificate says of its key, in the words of the standards: for reports, never for a judgement.
extension IssuedCertificate {
    /// Such as `digitalSignature` (RFC 5280 §4.2.1.3); empty without the extension.
    public var keyUsageNames: [String] {
        guard let usage = try? certificate.extensions.keyUsage else { return [] }
        return [
            ("digitalSignature", usage.digitalSignature), ("nonRepudiation", usage.nonRepudiation),
            ("keyEncipherment", usage.keyEncipherment), ("dataEncipherment", usage.dataEncipherment),
            ("keyAgreement", usage.keyAgreement), ("keyCertSign", usage.keyCertSign), ("cRLSign", usage.cRLSign),
            ("encipherOnly", usage.encipherOnly), ("decipherOnly", usage.decipherOnly),
        ].filter(\.1).map(\.0)
    }

    /// Such as `serverAuth` (RFC 5280 §4.2.1.12), or the library's text of a usage without a name here.
    public var extendedKeyUsageNames: [String] {
        guard let usages = try? certificate.extensions.extendedKeyUsage else { return [] }
        return usages.map { usage in
            switch usage {
            case .serverAuth: "serverAuth"
            case .clientAuth: "clientAuth"
            case .codeSigning: "codeSigning"
            case .emailProtection: "emailProtection"
            case .timeStamping: "timeStamping"
            case .ocspSigning: "OCSPSigning"
            case .any: "anyExtendedKeyUsage"
            default: "\(usage)"
            }
        }
    }

    /// Such as `P-256` or `RSA 2048`.
    public var publicKeyKind: String {
        let key = certificate.publicKey
        if P256.Signing.PublicKey(key) != nil { return "P-256" }
        if P384.Signing.PublicKey(key) != nil { return "P-384" }
        if P521.Signing.PublicKey(key) != nil { return "P-521" }
        if let rsa = _RSA.Signing.PublicKey(key) { return "RSA \(rsa.keySizeInBits)" }
        return Curve25519.Signing.PublicKey(key) == nil ? "\(key)" : "Ed25519"
    }
}
