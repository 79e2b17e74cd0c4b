public import AuditLog
import Tickets

extension AuditEvent {
    public static let deskSignedIn = AuditEvent("desk.signed-in", "Somebody of ヘルプデスク signed in, or was refused.")
    public static let deskShown = AuditEvent("desk.shown", "Queues, lists or tools of ヘルプデスク were shown.")
    public static let ticketShown = AuditEvent("ticket.shown", "The desk opened a ticket.")
    public static let figuresShown = AuditEvent("desk.figures-shown", "A supervisor looked at the desk's figures.")
    public static let deskAttachmentDownloaded = AuditEvent(
        "desk.attachment-downloaded", "The desk downloaded a file of a ticket.")
}
