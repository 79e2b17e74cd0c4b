import SwiftASN1
import X509

/// The leaf is no authority, and its key may sign, as TLS needs (RFC 5280 §4.2.1.3); the library leaves this to us.
struct KeyUsageRule: ChainRule {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [.X509ExtensionID.keyUsage]

    func complaint(about chain: some RandomAccessCollection<Certificate>) -> String? {
        guard let leaf = chain.first else { return "証明書がありません" }
        if case .isCertificateAuthority = try? leaf.extensions.basicConstraints { return "認証局の証明書です" }
        guard let usage = try? leaf.extensions.keyUsage, usage.digitalSignature else {
            return "鍵用途に電子署名がありません"
        }
        return nil
    }
}
