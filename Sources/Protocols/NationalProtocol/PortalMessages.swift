public import Identifiers

/// The paths of マイナポータル's interface towards 自治体中間サーバー.
public enum PortalPaths {
    public static let notices = "/servers/notices"
    public static let noticeStates = "/servers/notice-states"
    public static let noticeWithdrawals = "/servers/notice-withdrawals"
    public static let personalRequests = "/servers/personal-requests"
    public static let personalAnswers = "/servers/personal-answers"
}

/// S1 → マイナポータル: one お知らせ for a person, named by the sender's own 符号 (never a 個人番号).
public struct PortalNotice: Sendable, Codable, Hashable {
    /// The sender's number of it; the same again is the same notice.
    public let number: Int64
    public let linkageCode: LinkageCode
    public let title: String
    public let text: String
    /// Until when it is shown, `yyyy-MM-dd`; null: without end.
    public let shownUntil: String?

    /// Describes a notice.
    public init(number: Int64, linkageCode: LinkageCode, title: String, text: String, shownUntil: String?) {
        self.number = number
        self.linkageCode = linkageCode
        self.title = title
        self.text = text
        self.shownUntil = shownUntil
    }
}

/// S1 → マイナポータル: notices of one server.
public struct PortalNotices: Sendable, Codable, Hashable {
    public let notices: [PortalNotice]

    /// Gathers notices.
    public init(notices: [PortalNotice]) {
        self.notices = notices
    }
}

/// S1 → マイナポータル: which notices are asked about, or taken back.
public struct PortalNoticeNumbers: Sendable, Codable, Hashable {
    public let numbers: [Int64]

    /// Names notices.
    public init(numbers: [Int64]) {
        self.numbers = numbers
    }
}

/// How a notice stands at マイナポータル.
public enum PortalNoticeState: String, Sendable, Codable, Hashable, CaseIterable {
    /// Waits to be read.
    case delivered
    /// The person has opened it.
    case read
    /// Taken back before it was read.
    case withdrawn
    /// No user of マイナポータル is known by the code.
    case unknownPerson
    /// No such notice of this sender.
    case unknown
}

/// マイナポータル → S1: how notices stand, in the order sent.
public struct PortalNoticeStates: Sendable, Codable, Hashable {
    public let states: [Entry]

    /// One notice.
    public struct Entry: Sendable, Codable, Hashable {
        public let number: Int64
        public let state: PortalNoticeState
        /// Since when, RFC 3339; null for what is unknown.
        public let since: String?

        /// Describes how it stands.
        public init(number: Int64, state: PortalNoticeState, since: String?) {
            self.number = number
            self.state = state
            self.since = since
        }
    }

    /// Gathers states.
    public init(states: [Entry]) {
        self.states = states
    }
}

/// S1 → マイナポータル: what persons asked of this server after a number; up to that number it has kept everything.
public struct PersonalRequestCollection: Sendable, Codable, Hashable {
    public let after: Int64
    public let limit: Int

    /// Asks for requests.
    public init(after: Int64, limit: Int) {
        self.after = after
        self.limit = limit
    }
}

/// マイナポータル → S1: a person asks for their own 特定個人情報 of one kind.
public struct PersonalRequest: Sendable, Codable, Hashable {
    /// マイナポータル's number for this server, ascending.
    public let number: Int64
    /// The person, by the server's own 符号.
    public let linkageCode: LinkageCode
    public let itemCode: ItemCode
    /// RFC 3339.
    public let askedAt: String

    /// Describes a request.
    public init(number: Int64, linkageCode: LinkageCode, itemCode: ItemCode, askedAt: String) {
        self.number = number
        self.linkageCode = linkageCode
        self.itemCode = itemCode
        self.askedAt = askedAt
    }
}

/// マイナポータル → S1: requests, in the order of their numbers.
public struct PersonalRequests: Sendable, Codable, Hashable {
    public let requests: [PersonalRequest]

    /// Gathers requests.
    public init(requests: [PersonalRequest]) {
        self.requests = requests
    }
}

/// S1 → マイナポータル: what a person gets.
public struct PersonalAnswer: Sendable, Codable, Hashable {
    public let number: Int64
    /// Null where something is provided; else why not, as a stable code.
    public let reasonCode: String?
    public let records: [Record]
    /// RFC 3339.
    public let answeredAt: String

    /// One 副本 as the person sees it.
    public struct Record: Sendable, Codable, Hashable {
        /// 公開開始日 and 公開終了日, `yyyy-MM-dd`.
        public let from: String
        public let until: String?
        public let values: [Value]

        /// Describes a record.
        public init(from: String, until: String?, values: [Value]) {
            self.from = from
            self.until = until
            self.values = values
        }
    }

    /// One item, with its value or the reason why there is none (未設定事由).
    public struct Value: Sendable, Codable, Hashable {
        public let name: String
        public let value: String?
        public let reasonOfNull: String?

        /// Describes an item.
        public init(name: String, value: String?, reasonOfNull: String?) {
            self.name = name
            self.value = value
            self.reasonOfNull = reasonOfNull
        }
    }

    /// Describes an answer.
    public init(number: Int64, reasonCode: String?, records: [Record], answeredAt: String) {
        self.number = number
        self.reasonCode = reasonCode
        self.records = records
        self.answeredAt = answeredAt
    }
}

/// S1 → マイナポータル: answers of one server; the same again changes nothing.
public struct PersonalAnswers: Sendable, Codable, Hashable {
    public let answers: [PersonalAnswer]

    /// Gathers answers.
    public init(answers: [PersonalAnswer]) {
        self.answers = answers
    }
}

/// マイナポータル → S1: which answers it has kept now.
public struct PersonalAnswerReceipt: Sendable, Codable, Hashable {
    public let kept: [Int64]

    /// Names the answers.
    public init(kept: [Int64]) {
        self.kept = kept
    }
}
