public import AuditLog
import ContactHours

extension AuditEvent {
    public static let inquirySent = AuditEvent(
        "inquiry.sent", "An organisation sent an inquiry, or it was refused (§4).")
    public static let inquiryReplied = AuditEvent("inquiry.replied", "An organisation wrote again in an inquiry.")
    public static let inquiryRated = AuditEvent("inquiry.rated", "An organisation said how an inquiry was dealt with.")
    public static let ticketEntered = AuditEvent(
        "ticket.entered", "The desk entered an inquiry that came by telephone or fax.")
    public static let ticketMailed = AuditEvent("ticket.mailed", "A mail became a ticket, or went on in one.")
    public static let ticketAnswered = AuditEvent("ticket.answered", "The desk answered an inquiry.")
    public static let ticketNoted = AuditEvent("ticket.noted", "The desk wrote a note for itself.")
    public static let ticketAssigned = AuditEvent(
        "ticket.assigned", "A ticket was given to somebody of the desk, or back.")
    public static let ticketMoved = AuditEvent("ticket.moved", "A ticket's queue, topic or organisation was changed.")
    public static let ticketResolved = AuditEvent("ticket.resolved", "The desk said that an inquiry is dealt with.")
    public static let ticketReopened = AuditEvent("ticket.reopened", "The desk took an inquiry up again.")
    public static let ticketMerged = AuditEvent("ticket.merged", "A ticket goes on in another.")
    public static let ticketLinked = AuditEvent("ticket.linked", "A ticket was tied to a known problem.")
    public static let ticketEscalated = AuditEvent(
        "ticket.escalated", "A first answer is late, or soon will be, by the clock of its channel.")
    public static let ticketClosed = AuditEvent("ticket.closed", "Time closed a ticket that had been resolved.")
    public static let ticketBounced = AuditEvent("ticket.bounced", "An answer came back as not delivered.")
    public static let individualNumberMasked = AuditEvent(
        "individual-number.masked", "A 個人番号 in what somebody wrote was masked before it was stored.")
    public static let problemOpened = AuditEvent("known-problem.opened", "The desk described a known problem.")
    public static let problemAnswered = AuditEvent(
        "known-problem.answered", "The desk answered every inquiry about a known problem.")
    public static let templateSaved = AuditEvent("answer-template.saved", "A template for answers was saved.")
    public static let handedOver = AuditEvent("desk.handed-over", "A shift's tickets were handed over.")
    public static let handOverRead = AuditEvent("desk.hand-over-read", "A hand-over was read.")
}
