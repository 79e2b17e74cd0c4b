public import AuditLog

extension AuditEvent {
    public static let libraryShown = AuditEvent(
        "library.shown", "Manuals, letters or FAQ were shown, or one of them (§5.2).")
    public static let documentPublished = AuditEvent("library.published", "A version of a document was published.")
    public static let faqSaved = AuditEvent("faq.saved", "The desk saved an FAQ.")
    public static let faqWithdrawn = AuditEvent("faq.withdrawn", "The desk withdrew an FAQ.")
    public static let libraryDeskShown = AuditEvent(
        "library.overseen", "The desk looked at documents and FAQ to change them.")
}
