public import AuditLog

extension AuditEvent {
    public static let inquiriesShown = AuditEvent(
        "inquiries.shown", "An organisation's own inquiries were shown, or one.")
    public static let attachmentDownloaded = AuditEvent("attachment.downloaded", "A file of an inquiry was downloaded.")
    public static let supportSearched = AuditEvent(
        "support.searched", "The support site or the desk was searched; the words are not kept.")
}
