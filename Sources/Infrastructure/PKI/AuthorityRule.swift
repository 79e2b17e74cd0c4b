import SwiftASN1
import X509

/// Every certificate above the leaf is an authority's that may sign certificates (RFC 5280 §6.1.4 (k), (n)).
///
/// The library lets version 1 certificates pass as authorities, and does not look at keyCertSign.
struct AuthorityRule: ChainRule {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = []

    func complaint(about chain: some RandomAccessCollection<Certificate>) -> String? {
        for authority in chain.dropFirst() {
            guard case .isCertificateAuthority = try? authority.extensions.basicConstraints else {
                return "発行者「\(authority.subject)」は認証局ではありません"
            }
            if let usage = try? authority.extensions.keyUsage, !usage.keyCertSign {
                return "発行者「\(authority.subject)」の鍵用途に証明書への署名がありません"
            }
        }
        return nil
    }
}
