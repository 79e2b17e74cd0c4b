import Foundation
import MerkleTree
import PKI

/// The witness's signing key, which stays the same over restarts, and the certificate it gave the platform's operator.
enum WitnessIdentity {
    static func publicKeyFile(_ folder: String) -> String { "\(folder)/audit-witness.pem" }
    static func certificateFile(_ folder: String) -> String { "\(folder)/audit-publisher.pem" }
    static func keyFile(_ folder: String) -> String { "\(folder)/audit-publisher.key" }

    static func open(folder: String) throws -> TreeHeadSigner {
        let file = "\(folder)/audit-witness.key"
        if let known = FileManager.default.contents(atPath: file) {
            return try TreeHeadSigner(pem: String(decoding: known, as: UTF8.self))
        }
        let signer = TreeHeadSigner()
        try PlatformKeys.protect(Array(signer.privateKeyPEM.utf8), at: file)
        try Data(signer.publicKey.pem.utf8).write(to: URL(filePath: publicKeyFile(folder)))
        return signer
    }

    static func publisher(folder: String, authority: CertificateAuthority, now: Date) throws -> IssuedCertificate {
        let key = KeyPair()
        let span = ValiditySpan.years(3, at: now)
        let issued = try authority.issue(
            CertificateRequest(
                key: key, subject: SubjectName(commonName: "監査ログの公開者", organisation: "Kakehashi"), dnsNames: [],
                ipAddresses: []),
            purpose: .client, validFrom: span.from, validUntil: span.until, crlDistributionPoint: nil)
        try Data(issued.pem.utf8).write(to: URL(filePath: certificateFile(folder)))
        try PlatformKeys.protect(Array(key.privateKeyPEM.utf8), at: keyFile(folder))
        return issued
    }
}
