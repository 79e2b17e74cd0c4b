public import Foundation
import SwiftASN1
import X509

/// A certificate as read: its extensions have their form, but nobody has judged whether to trust it.
public struct IssuedCertificate: Sendable, Hashable {
    /// What was read; each request hands its certificate on from room to room, one reference, whatever is in it.
    private final class Contents: Sendable {
        let certificate: Certificate
        let der: [UInt8]
        let sha256Fingerprint: String
        let publicKeyFingerprint: String
        let names: AlternativeNames
        let points: [String]
        let isAuthority: Bool

        init(
            _ certificate: Certificate, der: [UInt8], publicKeyFingerprint: String, names: AlternativeNames,
            points: [String], isAuthority: Bool
        ) {
            self.certificate = certificate
            self.der = der
            sha256Fingerprint = Fingerprints.colons(der)
            self.publicKeyFingerprint = publicKeyFingerprint
            self.names = names
            self.points = points
            self.isAuthority = isAuthority
        }
    }

    private let contents: Contents

    /// Reads PEM.
    /// - Throws: `PKIError` when it is not one certificate, or one whose extensions cannot be read.
    public init(pem: String) throws(PKIError) {
        let document = try PKIError.reading(.certificate) { try PEMDocument(pemString: pem) }
        guard document.discriminator == "CERTIFICATE" else {
            throw PKIMatter.certificate.malformed("PEM of \(document.discriminator), not of a certificate")
        }
        try self.init(der: document.derBytes)
    }

    /// Reads DER.
    /// - Throws: `PKIError` when it is not a certificate, or one whose extensions cannot be read.
    public init(der: [UInt8]) throws(PKIError) {
        let certificate = try PKIError.reading(.certificate) { try Certificate(derEncoded: der) }
        let extensions = certificate.extensions
        // What cannot be read here would otherwise look absent later, and so permit what it forbids.
        let (names, points, constraints, fingerprint) = try PKIError.reading(.certificate) {
            _ = (try extensions.keyUsage, try extensions.extendedKeyUsage)
            return (
                try AlternativeNames(try extensions.subjectAlternativeNames), try DistributionPoints.read(extensions),
                try extensions.basicConstraints, try certificate.publicKey.fingerprint()
            )
        }
        let isAuthority = if case .isCertificateAuthority = constraints { true } else { false }
        contents = Contents(
            certificate, der: der, publicKeyFingerprint: fingerprint, names: names, points: points,
            isAuthority: isAuthority)
    }

    init(_ certificate: Certificate) throws {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        try self.init(der: serializer.serializedBytes)
    }

    /// Two certificates are the same when their bytes are.
    public static func == (one: IssuedCertificate, other: IssuedCertificate) -> Bool { one.der == other.der }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(der) }

    var certificate: Certificate { contents.certificate }
    /// The certificate in DER, as it was read.
    public var der: [UInt8] { contents.der }
    /// SHA-256 of the DER as `AA:BB:…`, as openssl and browsers print it.
    public var sha256Fingerprint: String { contents.sha256Fingerprint }
    /// SHA-256 of the SubjectPublicKeyInfo, lower-case hex.
    public var publicKeyFingerprint: String { contents.publicKeyFingerprint }
    /// Host names it speaks for.
    public var dnsNames: [String] { contents.names.dnsNames }
    /// Addresses it speaks for.
    public var ipAddresses: [String] { contents.names.ipAddresses }
    /// URIs where revocation lists are to be had (RFC 5280 §4.2.1.13).
    public var crlDistributionPoints: [String] { contents.points }
    /// Whether its basic constraints make it a certificate authority (RFC 5280 §4.2.1.9).
    public var isAuthority: Bool { contents.isAuthority }
    /// The certificate in PEM.
    public var pem: String { PEMDocument(type: "CERTIFICATE", derBytes: der).pemString + "\n" }
    /// Lower-case hex, two digits a byte: as `openssl x509 -serial` prints it but for the case.
    public var serialNumber: String { SerialNumber.text(of: certificate.serialNumber.bytes) }
    /// RFC 4514 text.
    public var subject: String { certificate.subject.description }
    /// RFC 4514 text.
    public var issuer: String { certificate.issuer.description }
    /// The first instant of its validity.
    public var notBefore: Date { certificate.notValidBefore }
    /// The last instant of its validity.
    public var notAfter: Date { certificate.notValidAfter }
    /// SHA-1 of the DER as `AA:BB:…`: for comparing with printed lists (§2.3), never for trust.
    public var sha1Fingerprint: String { Fingerprints.sha1Colons(der) }
}
