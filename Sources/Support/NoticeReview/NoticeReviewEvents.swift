public import AuditLog

extension AuditEvent {
    public static let noticesReviewed = AuditEvent(
        "usage-notice.reviewed", "The operator looked at organisations, at forms that wait, or at what would be done.")
}
