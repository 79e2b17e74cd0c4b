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
    public let issuer: String
    public let sha1Fingerprint: String
    public let sha256Fingerprint: String
    public let notBefore: Date
    public let notAfter: Date
    public let installedAt: Date
    /// Nil until a weekly restart came after the installation.
    public let effectiveAt: Date?
    /// When a weekly restart could not put it into effect; what was in effect before stays.
    public let failedAt: Date?
    /// The stable code of why.
    public let failure: String?

    var isWaiting: Bool { effectiveAt == nil && failedAt == nil }
}

/// How one kind of certificate stands on one server.
public struct CertificateStanding: Sendable, Hashable {
    public let kind: CertificateKind
    /// What the server works with now.
    public let effective: InstalledCertificate?
    /// What waits for the next weekly restart.
    public let waiting: InstalledCertificate?
    /// What the last weekly restart could not put into effect, when nothing came after it.
    public let failed: InstalledCertificate?

    /// Sorts what was installed, newest first.
    init(_ kind: CertificateKind, history: [InstalledCertificate]) {
        let own = history.filter { $0.kind == kind }
        self.kind = kind
        effective = own.first { $0.effectiveAt != nil }
        waiting = own.first.flatMap { $0.isWaiting ? $0 : nil }
        failed = own.first.flatMap { $0.failedAt != nil ? $0 : nil }
    }

    /// Which notice is due of the end of what is in effect, in days; nil when none is, or a successor waits.
    public func noticeDue(at now: Date) -> Int? {
        guard let effective, waiting.map({ $0.notAfter <= effective.notAfter }) ?? true else { return nil }
        let days = effective.notAfter.timeIntervalSince(now) / 86_400
        return ExpiryNotices.days.filter { days <= Double($0) }.min()
    }
}

/// How long before its end a certificate is spoken of.
public enum ExpiryNotices {
    /// 90, 30, 14, 7 days and one: time for an application in the month when everybody applies (§2.8), and then urgency.
    public static let days = [90, 30, 14, 7, 1]
}
