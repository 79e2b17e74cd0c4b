import Foundation
import PKI
import ServiceCalendar

/// The certificate by which the operator's console is known.
enum OperatorIdentity {
    /// Opens it, making it the first time: the key lies beside it, readable by the operator alone.
    static func open(parts: PlatformParts) throws -> IssuedCertificate {
        let folder = "\(parts.configuration.folder)/keys"
        let certificateFile = "\(folder)/operator.pem"
        if let known = FileManager.default.contents(atPath: certificateFile) {
            return try IssuedCertificate(pem: String(decoding: known, as: UTF8.self))
        }
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key,
            subject: SubjectName(
                commonName: "operator", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            dnsNames: [], ipAddresses: [])
        let span = ValiditySpan.years(1, at: parts.clock.now)
        let issued = try parts.keys.authority.issue(
            request, purpose: .client, validFrom: span.from, validUntil: span.until,
            crlDistributionPoint: parts.revocationListAddress)
        try PlatformKeys.protect(Array(key.privateKeyPEM.utf8), at: "\(folder)/operator.key")
        try Data(issued.pem.utf8).write(to: URL(filePath: certificateFile))
        return issued
    }
}
