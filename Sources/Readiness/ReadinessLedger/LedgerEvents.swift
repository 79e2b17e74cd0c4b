public import AuditLog

extension AuditEvent {
    public static let taskConfirmed = AuditEvent(
        "task.confirmed", "A person confirmed, by name, a task that only a person can know.")
    /// Recorded with the task's id behind it, such as `task.reopened.vpn-device`.
    public static let taskReopened = AuditEvent(
        "task.reopened", "A person took a task's completion back, by name and with a reason; only later records count.")
    public static let checklistReturned = AuditEvent(
        "checklist.returned", "The help desk gave a received checklist back with questions (§3.6).")
    public static let evidenceAccepted = AuditEvent(
        "integration-test.accepted",
        "Test results were matched with the platform's own records and accepted, or refused.")
    public static let actionPlanEntered = AuditEvent(
        "action-plan.entered", "The action plan's 団体内のシステム連携テスト工程終了日(実績) was entered (§3.6).")
    public static let checklistReceived = AuditEvent(
        "checklist.received", "The help desk received a checklist, or refused it (§3.6).")
    public static let readinessCompleted = AuditEvent(
        "readiness.completed", "総合運用テスト準備 is complete: checklist received and date entered (§1.6).")
}
