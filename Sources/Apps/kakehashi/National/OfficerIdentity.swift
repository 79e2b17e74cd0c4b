import Foundation
import PKI

/// The certificate by which the 登録分局's officer is known, on disk for whoever plays the officer.
enum OfficerIdentity {
    static func certificateFile(_ folder: String) -> String { "\(folder)/officer.pem" }
    static func keyFile(_ folder: String) -> String { "\(folder)/officer.key" }

    static func make(folder: String, authority: CertificateAuthority, now: Date) throws -> IssuedCertificate {
        let key = KeyPair()
        let span = ValiditySpan.years(3, at: now)
        let issued = try authority.issue(
            CertificateRequest(
                key: key, subject: SubjectName(commonName: "登録分局 担当者", organisation: "LGPKI"), dnsNames: [],
                ipAddresses: []),
            purpose: .client, validFrom: span.from, validUntil: span.until, crlDistributionPoint: nil)
        try Data(issued.pem.utf8).write(to: URL(filePath: certificateFile(folder)))
        try PlatformKeys.protect(Array(key.privateKeyPEM.utf8), at: keyFile(folder))
        return issued
    }
}
