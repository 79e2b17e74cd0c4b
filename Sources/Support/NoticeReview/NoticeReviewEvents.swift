public import AuditLog

extension AuditEvent {
    public static let noticesReviewed = AuditEvent(
        "usage-notice.reviewed", "The operator looked at organisations, at forms that wait, or at what would be done.")
    public static let firstPasswordReissued = AuditEvent(
        "account.first-password-reissued", "The operator gave an account of an organisation another first password.")
}
