import Foundation
import PKI

/// The certificate by which an officer of the national side is known, on disk for whoever plays the officer.
struct OfficerIdentity {
    let certificateFile: String
    let keyFile: String
    private let name: String
    private let organisation: String

    private init(_ folder: String, _ file: String, _ name: String, _ organisation: String) {
        certificateFile = "\(folder)/\(file).pem"
        keyFile = "\(folder)/\(file).key"
        self.name = name
        self.organisation = organisation
    }

    /// 登録分局.
    static func officer(_ folder: String) -> OfficerIdentity {
        OfficerIdentity(folder, "officer", "登録分局 担当者", "LGPKI")
    }

    /// コアシステム.
    static func supervisor(_ folder: String) -> OfficerIdentity {
        OfficerIdentity(folder, "supervisor", "コアシステム 監督者", "情報提供ネットワークシステム")
    }

    func make(authority: CertificateAuthority, now: Date) throws -> IssuedCertificate {
        let key = KeyPair()
        let span = ValiditySpan.years(3, at: now)
        let issued = try authority.issue(
            CertificateRequest(
                key: key, subject: SubjectName(commonName: name, organisation: organisation), dnsNames: [],
                ipAddresses: []),
            purpose: .client, validFrom: span.from, validUntil: span.until, crlDistributionPoint: nil)
        try Data(issued.pem.utf8).write(to: URL(filePath: certificateFile))
        try PlatformKeys.protect(Array(key.privateKeyPEM.utf8), at: keyFile)
        return issued
    }
}
