public import Attachments
public import ContactHours
public import Identifiers

/// What somebody asks, before it has a number.
public struct NewTicket: Sendable {
    /// Nil while it is not known whose it is.
    public var organisation: Organisation?
    public var channel: ContactChannel
    public var topic: TicketTopic
    public var subject: String
    public var text: String
    public var isUrgent: Bool
    public var contactName: String
    public var contactAddress: String
    public var files: [SentFile]

    /// Describes what is asked.
    public init(
        organisation: Organisation?, channel: ContactChannel, topic: TicketTopic, subject: String, text: String,
        isUrgent: Bool = false, contactName: String, contactAddress: String = "", files: [SentFile] = []
    ) {
        self.organisation = organisation
        self.channel = channel
        self.topic = topic
        self.subject = subject
        self.text = text
        self.isUrgent = isUrgent
        self.contactName = contactName
        self.contactAddress = contactAddress
        self.files = files
    }
}
