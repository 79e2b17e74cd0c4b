import SwiftASN1
import X509

/// The leaf says that it is for this use, and no authority above it forbids that (RFC 5280 §4.2.1.12).
///
/// Stricter than the RFC: a leaf without the extension, or with anyExtendedKeyUsage alone, is for no use at all.
struct ExtendedKeyUsageRule: ChainRule {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [.X509ExtensionID.extendedKeyUsage]
    let purpose: ChainPurpose

    func complaint(about chain: some RandomAccessCollection<Certificate>) -> String? {
        guard let leaf = chain.first, let usages = try? leaf.extensions.extendedKeyUsage else {
            return "拡張鍵用途がありません"
        }
        guard usages.contains(purpose.usage) else { return "拡張鍵用途に\(purpose.japanese)がありません" }
        for authority in chain.dropFirst() {
            guard let usages = try? authority.extensions.extendedKeyUsage else { continue }
            guard usages.contains(purpose.usage) || usages.contains(.any) else {
                return "発行者「\(authority.subject)」は\(purpose.japanese)用の証明書を発行できません"
            }
        }
        return nil
    }
}
