public import Identifiers

/// S4 → S1: one お知らせ for a person (IF_OSR_10111, 10123).
public struct PersonalNoticeEntry: Sendable, Codable, Hashable {
    /// The sender's own name of it, under which a retry is the same notice.
    public let noticeKey: String
    public let atenaNumber: AtenaNumber
    /// Up to 100 characters.
    public let title: String
    /// Up to 2,000 characters.
    public let text: String
    /// Until when it is shown, `yyyy-MM-dd`, or null.
    public let shownUntil: String?
}

/// S4 → S1: names a notice that was taken (IF_OSR_20111, 20123).
public struct PersonalNoticeReference: Sendable, Codable, Hashable {
    public let noticeNumber: Int64
}

/// S4 → S1: takes a notice back (IF_OSR_30111, 30123).
public struct PersonalNoticeWithdrawal: Sendable, Codable, Hashable {
    public let noticeNumber: Int64
}

/// S1 → S4: what became of each row, in the order sent.
public struct PersonalNoticeResults: Sendable, Codable, Hashable {
    public let results: [PersonalNoticeResult]

    /// Gathers results.
    public init(results: [PersonalNoticeResult]) {
        self.results = results
    }
}

/// S1 → S4: one notice as it stands, or why the row was not taken.
public struct PersonalNoticeResult: Sendable, Codable, Hashable {
    /// From 1.
    public let row: Int
    public let noticeNumber: Int64?
    /// `accepted`, `delivered`, `read`, `withdrawing`, `withdrawn`, `undeliverable`; null where the row was not taken.
    public let state: String?
    /// The state in Japanese.
    public let title: String?
    /// Since when, RFC 3339.
    public let since: String?
    /// Why it cannot be delivered, as a stable code.
    public let reasonCode: String?
    public let rejection: RowRejection?

    /// Describes what became of a row.
    public init(
        row: Int, noticeNumber: Int64?, state: String?, title: String?, since: String?, reasonCode: String?,
        rejection: RowRejection?
    ) {
        self.row = row
        self.noticeNumber = noticeNumber
        self.state = state
        self.title = title
        self.since = since
        self.reasonCode = reasonCode
        self.rejection = rejection
    }
}
