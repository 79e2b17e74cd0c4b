public import Foundation
import PKI

/// Which of the two certificates that take effect at the weekly restart.
public enum CertificateKind: String, Sendable, CaseIterable {
    /// 自治体中間サーバー用暗号化通信用等電子証明書 (§2.8): what this server proves itself with.
    case communication
    /// コアシステム向け暗号化通信用等電子証明書 (§2.9): whom this server believes to be the national side.
    case core

    /// The name on screens.
    public var title: String {
        switch self {
        case .communication: "自治体中間サーバー用暗号化通信用等電子証明書"
        case .core: "コアシステム向け暗号化通信用等電子証明書"
        }
    }
}

/// A certificate as installed: effective only after a weekly restart.
public struct InstalledCertificate: Sendable, Hashable {
    public let kind: CertificateKind
    public let pem: String
    public let subject: String
    public let fingerprint: String
    public let notAfter: Date
    public let installedAt: Date
    /// Nil until a weekly restart came after the installation.
    public let effectiveAt: Date?
}
