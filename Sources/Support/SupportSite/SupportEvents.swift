public import AuditLog

extension AuditEvent {
    public static let supportHomeShown = AuditEvent("support.home-shown", "An organisation's own readiness was shown.")
    public static let designShown = AuditEvent("design.shown", "The gallery of the screens' parts was shown.")
    public static let documentsShown = AuditEvent("support.documents-shown", "The documents were shown.")
    public static let caCertificateDownloaded = AuditEvent(
        "ca-certificate.downloaded", "The CA certificate was downloaded together with its published fingerprint (§2.3)."
    )
    public static let testPlanIssued = AuditEvent(
        "test-plan.issued", "The signed plan of the connection test was handed out (§3.3).")
    public static let datedWorksheetRead = AuditEvent(
        "worksheet.read", "The worksheet of accepted results, dated by the platform's records, was handed out (§1.6).")
    public static let formsShown = AuditEvent("usage-notice.shown", "The page of 利用開始連絡 was shown.")
    public static let formsSubmitted = AuditEvent(
        "usage-notice.submitted", "利用開始・変更連絡票 and 設定依頼票 were sent, or refused (§2.2).")
    public static let usageNoticeAccepted = AuditEvent(
        "usage-notice.accepted", "The operator accepted the 利用開始連絡 and set the servers up (§2.2).")
    public static let initialAccountIssued = AuditEvent(
        "initial-account.issued", "The initial account of a server was handed out (§2.2).")
    public static let supportAccountIssued = AuditEvent(
        "support-account.issued", "A サポートサイト管理者 account was handed out (§5.1).")
    public static let systemCertificateIssued = AuditEvent(
        "system-certificate.issued", "A system's client certificate was issued for its CSR, or refused.")
}
