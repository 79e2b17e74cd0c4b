/// ヘルプデスク and サポートサイト: who may reach them, and where mail comes in.
struct HelpDeskSettings: Codable, Sendable {
    /// The LGWAN ranges from which サポートサイト can be reached (§5.1); from anywhere else it answers 403.
    var supportNetworks: [String]
    /// The desk's own address: what mail is taken for, and what answers are from; absent: `helpdesk@` the domain.
    var mailAddress: String?
    /// Where an MTA hands mail in by SMTP; absent: nowhere, and `kakehashi mail receive` is the way.
    var incomingMail: ListeningPlace?

    /// An address and port; 0 is any free one.
    struct ListeningPlace: Codable, Sendable {
        var address: String
        var port: Int
    }
}
