import SwiftASN1
import X509

/// No certificate below the anchor is signed with SHA-1, which can be forged.
struct SignatureRule: ChainRule {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = []

    func complaint(about chain: some RandomAccessCollection<Certificate>) -> String? {
        chain.dropLast().contains { $0.signatureAlgorithm == .sha1WithRSAEncryption } ? "署名の方式（SHA-1）が古く信頼できません" : nil
    }
}
