public import AuditLog

extension AuditEvent {
    public static let supportHomeShown = AuditEvent("support.home-shown", "An organisation's own readiness was shown.")
    public static let taskShown = AuditEvent("task.shown", "One task of an organisation was shown.")
    public static let ownRecordShown = AuditEvent(
        "audit-record.own-shown", "An organisation looked at an audit record of its own.")
    public static let designShown = AuditEvent("design.shown", "The gallery of the screens' parts was shown.")
    public static let documentsShown = AuditEvent("support.documents-shown", "The documents were shown.")
    public static let caCertificateDownloaded = AuditEvent(
        "ca-certificate.downloaded", "The CA certificate was downloaded together with its published fingerprint (§2.3)."
    )
    public static let testPlanIssued = AuditEvent(
        "test-plan.issued", "The signed plan of the connection test was handed out (§3.3).")
    public static let formsShown = AuditEvent("usage-notice.shown", "The page of 利用開始連絡 was shown.")
    public static let formsSubmitted = AuditEvent(
        "usage-notice.submitted", "利用開始・変更連絡票 and 設定依頼票 were sent, or refused (§2.2).")
    public static let formsDrafted = AuditEvent(
        "usage-notice.drafted", "The draft of 利用開始・変更連絡票 or 設定依頼票 was written, taken from a workbook, or discarded.")
    public static let formsApproved = AuditEvent(
        "usage-notice.approved", "The window department's manager approved the draft before it was sent (§2.2).")
    public static let formsTaken = AuditEvent("usage-notice.downloaded", "A form was taken as a workbook.")
    public static let worksheetShown = AuditEvent(
        "worksheet.shown", "An organisation's worksheet or checklist was shown (§1.6).")
    public static let worksheetFilled = AuditEvent(
        "worksheet.filled", "Something was entered into worksheet or checklist by hand, by name, or refused.")
    public static let worksheetTaken = AuditEvent(
        "worksheet.downloaded", "Worksheet or checklist was taken as a workbook.")
    public static let environmentsShown = AuditEvent("environment.shown", "The test environments were shown (§3.2).")
    public static let environmentChosen = AuditEvent(
        "environment.chosen", "An organisation said where it holds the test (§3.2).")
    public static let usageNoticeAccepted = AuditEvent(
        "usage-notice.accepted", "The operator accepted the 利用開始連絡: the servers are set up, or changed when it is due.")
    public static let usageNoticeReturned = AuditEvent(
        "usage-notice.returned", "The operator gave the 利用開始連絡 back with a reason.")
    public static let usageNoticeTookEffect = AuditEvent(
        "usage-notice.took-effect", "A changed 設定依頼票 reached its 設定希望日: the servers have its settings (§2.2).")
    public static let initialAccountIssued = AuditEvent(
        "initial-account.issued", "The initial account of a server was handed out (§2.2).")
    public static let supportAccountIssued = AuditEvent(
        "support-account.issued", "A サポートサイト管理者 account was handed out (§5.1).")
    public static let systemCertificatesShown = AuditEvent(
        "system-certificates.shown", "The systems for which there can be a certificate were shown.")
    public static let systemCertificateIssued = AuditEvent(
        "system-certificate.issued", "A system's client certificate was issued for its CSR, or refused.")
}
