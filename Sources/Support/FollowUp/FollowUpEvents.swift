public import AuditLog

extension AuditEvent {
    public static let rollUpShown = AuditEvent("roll-up.shown", "Somebody looked at how far organisations are.")
    public static let rollUpExported = AuditEvent("roll-up.exported", "How far organisations are was taken as a file.")
    public static let rollUpReported = AuditEvent(
        "roll-up.reported", "The monthly report was shown or taken as a file.")
    public static let organisationLookedAt = AuditEvent(
        "follow-up.organisation-shown", "Somebody looked at one organisation's reasons, contacts and notes.")
    public static let callsShown = AuditEvent("follow-up.calls-shown", "The list of whom to call was shown.")
    public static let noteWritten = AuditEvent("follow-up.note-written", "A note of a call was written, or refused.")
    public static let handoverRecorded = AuditEvent(
        "contact.handed-over", "A contact's hand-over to another person was recorded, or refused.")
    public static let contactsShown = AuditEvent("contact.shown", "An organisation's contacts were shown.")
    public static let remindersShown = AuditEvent("reminder.shown", "Reminder schedules were shown.")
    public static let reminderDrafted = AuditEvent(
        "reminder.drafted", "A reminder was drafted, or refused; nothing is sent.")
    public static let reminderPreviewed = AuditEvent(
        "reminder.previewed", "A reminder's recipients and text were shown.")
    public static let reminderStarted = AuditEvent("reminder.started", "A person started a reminder schedule.")
    public static let reminderPaused = AuditEvent("reminder.paused", "A person paused a reminder schedule.")
    public static let messagesShown = AuditEvent("message.shown", "Messages and their confirmations were shown.")
    public static let confirmationAsked = AuditEvent(
        "message.confirmation-shown", "The page where a message is confirmed was opened.")
    public static let messageConfirmed = AuditEvent(
        "message.confirmed", "A message was confirmed, on its page or by telephone.")
    public static let officersShown = AuditEvent("officer.shown", "The operator looked at the officers' accounts.")
    public static let officerIssued = AuditEvent(
        "officer.issued", "An account of an officer of a prefecture or of the state was handed out, or refused.")
    public static let officerWithdrawn = AuditEvent("officer.withdrawn", "An officer's account was ended.")
}
