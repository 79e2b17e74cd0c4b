public import AuditLog

extension AuditEvent {
    public static let checklistsReviewed = AuditEvent(
        "checklist.reviewed", "The help desk looked at the checklists that were handed in, or at one of them.")
}
