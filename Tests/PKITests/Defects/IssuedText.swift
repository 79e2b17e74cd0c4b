import Foundation
import PKI

/// What openssl wrote, not read by us: it may be nothing that we can read.
struct IssuedText: Sendable {
    let pem: String

    var der: [UInt8] {
        let lines = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }
        return Array(Data(base64Encoded: lines.joined()) ?? Data())
    }

    var fingerprint: String? { try? IssuedCertificate(pem: pem).sha256Fingerprint }
}
