import Crypto
public import Foundation
import X509

/// An authority that issues certificates and revocation lists: its certificate and its key.
public struct CertificateAuthority: Sendable {
    /// The authority's own certificate.
    public let certificate: IssuedCertificate
    let key: KeyPair

    /// Makes a new root: its key, and its certificate signed by itself.
    /// - Throws: `PKIError` when the name or the validity cannot be encoded.
    public static func create(
        subject: SubjectName, validFrom: Date, validUntil: Date
    ) throws(PKIError) -> CertificateAuthority {
        let key = KeyPair()
        let draft = CertificateDraft(purpose: .authority(pathLength: nil), validFrom: validFrom, validUntil: validUntil)
        let certificate = try PKIError.reading(.certificate) {
            let name = try subject.distinguishedName()
            return try draft.signed(
                subject: name, publicKey: key.certificateKey.publicKey, issuer: name, issuerKey: key,
                issuerIdentifier: nil)
        }
        return CertificateAuthority(certificate: certificate, key: key)
    }

    /// Takes up an authority that was kept.
    /// - Throws: `PKIError` when a part cannot be read, they do not belong together, or the certificate is no authority's.
    public init(certificatePEM: String, privateKeyPEM: String) throws(PKIError) {
        let certificate = try IssuedCertificate(pem: certificatePEM)
        let key = try KeyPair(pem: privateKeyPEM)
        guard key.matches(certificate) else {
            throw PKIError(
                code: "authority.key-mismatch", message: "the key is not the authority's",
                japanese: "認証局の鍵が証明書と対応していません。")
        }
        guard certificate.isAuthority else {
            throw PKIError(
                code: "authority.not-authority", message: "the certificate is not an authority's",
                japanese: "認証局の証明書ではありません。")
        }
        self.init(certificate: certificate, key: key)
    }

    private init(certificate: IssuedCertificate, key: KeyPair) {
        self.certificate = certificate
        self.key = key
    }

    /// The authority's private key, PKCS#8 PEM.
    public var privateKeyPEM: String { key.privateKeyPEM }

    /// Issues a certificate for a request's key, subject and names; the request's other wishes are not granted.
    /// - Throws: `PKIError` when the validity ends before it begins or the distribution point is no URI.
    public func issue(
        _ request: CertificateRequest, purpose: CertificatePurpose, validFrom: Date, validUntil: Date,
        crlDistributionPoint: String?
    ) throws(PKIError) -> IssuedCertificate {
        let draft = CertificateDraft(
            purpose: purpose, validFrom: validFrom, validUntil: validUntil, dnsNames: request.dnsNames,
            ipAddresses: request.ipAddresses, crlDistributionPoint: crlDistributionPoint)
        return try PKIError.reading(.certificate) {
            try draft.signed(
                subject: request.request.subject, publicKey: request.request.publicKey,
                issuer: certificate.certificate.subject, issuerKey: key, issuerIdentifier: try keyIdentifier())
        }
    }

    /// Issues a list of what it revoked, signed (RFC 5280 §5).
    /// - Throws: `PKIError` when a serial number, reason, number or the times cannot stand in a list.
    public func revocationList(
        number: Int64, revoked: [Revocation], thisUpdate: Date, nextUpdate: Date
    ) throws(PKIError) -> CertificateRevocationList {
        let der = try PKIError.reading(.list) {
            let content = try RevocationListContent(
                issuer: certificate.certificate.subject, number: number, thisUpdate: thisUpdate, nextUpdate: nextUpdate,
                revoked: revoked, keyIdentifier: try keyIdentifier()
            ).encoded()
            let signature = try key.privateKey.signature(for: content).derRepresentation
            return try RevocationListContent.signed(content: content, signature: Array(signature))
        }
        return try CertificateRevocationList(der: der)
    }

    private func keyIdentifier() throws -> ArraySlice<UInt8>? {
        try certificate.certificate.extensions.subjectKeyIdentifier?.keyIdentifier
    }
}
