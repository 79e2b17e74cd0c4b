import Crypto
import SwiftASN1
import X509

/// A CSR (RFC 2986) whose own signature has been verified: whoever made it holds its key.
public struct CertificateRequest: Sendable {
    let request: CertificateSigningRequest
    /// The request in DER.
    public let der: [UInt8]
    /// RFC 4514 text.
    public let subject: String
    /// Host names asked for.
    public let dnsNames: [String]
    /// Addresses asked for.
    public let ipAddresses: [String]
    /// SHA-256 of the SubjectPublicKeyInfo, lower-case hex.
    public let publicKeyFingerprint: String
    /// The same in pairs, `AA:BB:…`: two people compare it by eye.
    public var publicKeyFingerprintInPairs: String {
        let digits = Array(publicKeyFingerprint.uppercased())
        return stride(from: 0, to: digits.count, by: 2).map { String(digits[$0..<min($0 + 2, digits.count)]) }
            .joined(separator: ":")
    }

    /// Makes and signs a request.
    /// - Throws: `PKIError` when a name or address cannot be encoded.
    public init(key: KeyPair, subject: SubjectName, dnsNames: [String], ipAddresses: [String]) throws(PKIError) {
        let der = try PKIError.reading(.request) {
            let names = try AlternativeNames.make(dnsNames: dnsNames, ipAddresses: ipAddresses)
            var attributes: [CertificateSigningRequest.Attribute] = []
            if !names.isEmpty {
                let extensions = try Certificate.Extensions { names }
                attributes.append(try .init(ExtensionRequest(extensions: extensions)))
            }
            let request = try CertificateSigningRequest(
                version: .v1, subject: try subject.distinguishedName(), privateKey: key.certificateKey,
                attributes: .init(attributes), signatureAlgorithm: .ecdsaWithSHA256)
            var serializer = DER.Serializer()
            try serializer.serialize(request)
            return serializer.serializedBytes
        }
        try self.init(der: der)
    }

    /// Reads a request and verifies its own signature.
    /// - Throws: `PKIError` when it cannot be read, is not P-256 with SHA-256, or its signature is wrong.
    public init(pem: String) throws(PKIError) {
        let document = try PKIError.reading(.request) { try PEMDocument(pemString: pem) }
        guard ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"].contains(document.discriminator) else {
            throw PKIMatter.request.malformed("PEM of \(document.discriminator), not of a request")
        }
        try self.init(der: document.derBytes)
    }

    /// Reads DER, and verifies the request's own signature.
    /// - Throws: `PKIError` as for PEM.
    public init(der: [UInt8]) throws(PKIError) {
        let request = try PKIError.reading(.request) { try CertificateSigningRequest(derEncoded: der) }
        guard P256.Signing.PublicKey(request.publicKey) != nil, request.signatureAlgorithm == .ecdsaWithSHA256 else {
            throw PKIError(
                code: "request.algorithm", message: "the request is not P-256 signed by ECDSA with SHA-256",
                japanese: "CSRの鍵の種類が異なります。P-256の鍵で作成し直してください。")
        }
        guard request.publicKey.isValidSignature(request.signature, for: request) else {
            throw PKIError(
                code: "request.signature", message: "the request's own signature is wrong",
                japanese: "CSRの署名が正しくありません。作成し直してください。")
        }
        let (names, fingerprint) = try PKIError.reading(.request) {
            let asked = try request.attributes.extensionRequest?.extensions.subjectAlternativeNames
            return (try AlternativeNames(asked), try request.publicKey.fingerprint())
        }
        self.request = request
        self.der = der
        subject = request.subject.description
        dnsNames = names.dnsNames
        ipAddresses = names.ipAddresses
        publicKeyFingerprint = fingerprint
    }

    /// The request in PEM.
    public var pem: String { PEMDocument(type: "CERTIFICATE REQUEST", derBytes: der).pemString + "\n" }
}
