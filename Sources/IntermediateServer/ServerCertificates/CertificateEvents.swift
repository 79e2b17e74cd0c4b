public import AuditLog

extension AuditEvent {
    public static let certificatesShown = AuditEvent("certificate.shown", "The page of certificates was shown.")
    public static let requestCreated = AuditEvent(
        "certificate-request.created", "A key and CSR were made on the server (§2.8).")
    public static let certificateActivationFailed = AuditEvent(
        "certificate.activation-failed",
        "A weekly restart could not put an installed certificate into effect; the one before stays (§2.8).")
    public static let expiryNoticed = AuditEvent(
        "certificate.expiry-noticed", "The end of a certificate was told of: 90, 30, 14, 7 days or one before.")
    public static let trustShown = AuditEvent(
        "certificate.trust-shown", "The fingerprints of trusted authorities were shown.")
    public static let requestDownloaded = AuditEvent("certificate-request.downloaded", "The CSR was downloaded (§2.8).")
    public static let certificateInstalled = AuditEvent(
        "communication-certificate.installed", "The communication certificate was installed, or refused (§2.8).")
    public static let coreCertificateInstalled = AuditEvent(
        "core-certificate.installed", "The core system's certificate was installed, or refused (§2.9).")
    public static let certificateEffective = AuditEvent(
        "communication-certificate.effective", "A weekly restart put the communication certificate into effect (§2.8).")
    public static let coreCertificateEffective = AuditEvent(
        "core-certificate.effective", "A weekly restart put the core system's certificate into effect (§2.9).")
}
