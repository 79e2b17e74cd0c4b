public import AuditLog

extension AuditEvent {
    public static let reminderSent = AuditEvent(
        "reminder.sent", "A reminder went to the contacts of an organisation; the subject is the message's number.")
    public static let messageEscalated = AuditEvent(
        "message.escalated", "Nobody confirmed a message in time: the next of the chain were told, or are to be called."
    )
}
