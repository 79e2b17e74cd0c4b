public import AuditLog

extension AuditEvent {
    public static let scheduleShown = AuditEvent("schedule.shown", "An organisation's schedule was shown (§1.2).")
    public static let schedulePlanned = AuditEvent(
        "schedule.planned", "Planned dates of a task were entered or moved, or refused (§1.2).")
    public static let scheduleTaken = AuditEvent(
        "schedule.downloaded", "An organisation's schedule was taken as calendar, workbook or picture.")
}
