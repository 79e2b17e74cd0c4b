import Foundation
import X509

/// What a certificate will say, before somebody signs it (RFC 5280 §4).
struct CertificateDraft {
    let purpose: CertificatePurpose
    let validFrom: Date
    let validUntil: Date
    var dnsNames: [String] = []
    var ipAddresses: [String] = []
    var crlDistributionPoint: String?

    func signed(
        subject: DistinguishedName, publicKey: Certificate.PublicKey, issuer: DistinguishedName, issuerKey: KeyPair,
        issuerIdentifier: ArraySlice<UInt8>?
    ) throws -> IssuedCertificate {
        guard validFrom < validUntil else {
            throw PKIError(
                code: "certificate.validity", message: "the validity ends before it begins",
                japanese: "有効期間の終わりが始まりより前です。")
        }
        return try IssuedCertificate(
            Certificate(
                version: .v3, serialNumber: SerialNumber.random(), publicKey: publicKey, notValidBefore: validFrom,
                notValidAfter: validUntil, issuer: issuer, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
                extensions: try extensions(
                    publicKey: publicKey, issuerIdentifier: issuerIdentifier, subjectIsEmpty: subject.isEmpty),
                issuerPrivateKey: issuerKey.certificateKey))
    }

    private func extensions(
        publicKey: Certificate.PublicKey, issuerIdentifier: ArraySlice<UInt8>?, subjectIsEmpty: Bool
    ) throws -> Certificate.Extensions {
        let names = try AlternativeNames.make(dnsNames: dnsNames, ipAddresses: ipAddresses)
        var found: [Certificate.Extension] = [
            try .init(purpose.basicConstraints, critical: true), try .init(purpose.keyUsage, critical: true),
        ]
        if let usages = purpose.extendedKeyUsage {
            found.append(try .init(ExtendedKeyUsage(usages), critical: false))
        }
        // Without a subject the names are all there is to go by (§4.2.1.6).
        if !names.isEmpty { found.append(try .init(names, critical: subjectIsEmpty)) }
        found.append(try SubjectKeyIdentifier(hash: publicKey).makeCertificateExtension())
        if let issuerIdentifier {
            found.append(try .init(AuthorityKeyIdentifier(keyIdentifier: issuerIdentifier), critical: false))
        }
        if let crlDistributionPoint { found.append(try DistributionPoints.make(uri: crlDistributionPoint)) }
        return try Certificate.Extensions(found)
    }
}
