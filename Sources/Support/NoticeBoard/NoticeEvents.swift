public import AuditLog

extension AuditEvent {
    public static let noticePosted = AuditEvent("notice.posted", "A notice was posted on the support site (§5.2).")
    public static let noticeWithdrawn = AuditEvent("notice.withdrawn", "A notice was withdrawn.")
    public static let noticeMailed = AuditEvent(
        "notice.mailed", "The letters of a notice were queued for everybody whom the platform tells (§1.3).")
    public static let noticesShown = AuditEvent("notices.shown", "The notices were shown, or one of them.")
    public static let noticeRead = AuditEvent("notice.read", "Somebody said that a notice was read.")
    public static let noticeDeskShown = AuditEvent("notices.overseen", "The desk looked at notices and who read them.")
    public static let maintenanceSet = AuditEvent(
        "maintenance.set", "A time was set in which form, mail and fax are closed (§4.1).")
    public static let maintenanceCancelled = AuditEvent("maintenance.cancelled", "A maintenance window was taken back.")
    public static let serviceCalendarShown = AuditEvent(
        "service-calendar.shown", "The calendar of service hours was shown (§1.4).")
}
