import OutgoingMail

/// Who the platform's letters come from, and which way they leave.
struct MailSettings: Codable, Sendable {
    var sender: MailAddress
    var route: MailRoute

    /// Into a Maildir: a rehearsal writes to nobody.
    static func rehearsal(folder: String) -> MailSettings {
        MailSettings(sender: .rehearsal, route: .maildir(folder: "\(folder)/mail"))
    }
}
