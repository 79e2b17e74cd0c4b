/// What people choose where a certificate is asked for: files that lie beside it in the same folder.
public enum MistakenFile: String, Sendable, Hashable, CaseIterable {
    /// A private key, alone or with the certificate: it should not have left its machine.
    case privateKey = "private-key"
    /// A CSR (RFC 2986).
    case request
    /// A revocation list (RFC 5280 §5).
    case revocationList = "revocation-list"
    /// A bare public key.
    case publicKey = "public-key"
    /// Certificates inside PKCS#7 or PKCS#12 (`.p7b`, `.p12`, `.pfx`).
    case container
    /// openssl's own `TRUSTED CERTIFICATE`, which says more than its issuer signed.
    case trusted

    /// Stable, such as `certificate.private-key`.
    public var code: String { "certificate.\(rawValue)" }

    /// The kind that a PEM label announces (RFC 7468 §4, §6 to §13); nil for any other.
    init?(label: String) {
        switch label {
        case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST": self = .request
        case "X509 CRL": self = .revocationList
        case "PUBLIC KEY", "RSA PUBLIC KEY": self = .publicKey
        case "PKCS7", "CMS": self = .container
        case "TRUSTED CERTIFICATE": self = .trusted
        case _: if label.hasSuffix("PRIVATE KEY") { self = .privateKey } else { return nil }
        }
    }
}
