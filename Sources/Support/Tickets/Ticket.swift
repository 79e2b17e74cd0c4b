import Attachments
public import ContactHours
public import Foundation

/// One matter.
public struct Ticket: Sendable, Hashable {
    public let number: Int64
    /// Empty while it is not known whose it is.
    public var organisation: String
    public var prefecture: String
    public let channel: ContactChannel
    public var topic: TicketTopic
    public let subject: String
    public let contactName: String
    /// A mail address, or a telephone or fax number.
    public let contactAddress: String
    public let isUrgent: Bool
    public var queue: TicketQueue
    public var state: TicketState
    /// The account of whoever has it.
    public var assignee: String?
    /// Counts every change: whoever answers says which state of it was seen.
    public var version: Int64
    public let receivedAt: Date
    /// When the first answer is due by the clock of its channel.
    public let dueAt: Date
    public var firstAnsweredAt: Date?
    public var escalation: FirstAnswerRules.Escalation
    public var changedAt: Date
    public var resolvedAt: Date?
    public var problem: Int64?
    public var mergedInto: Int64?
    /// 1 to 5.
    public var rating: Int?
    public var ratingText: String
    /// Why somebody should look at how it came in; empty: nothing is odd.
    public var flag: String

    /// As people write it: `HD-000123`.
    public var reference: String { Self.reference(number) }

    /// As people write a number.
    public static func reference(_ number: Int64) -> String {
        let digits = String(number)
        return "HD-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}

/// One thing that was written into a ticket.
public struct TicketEntry: Sendable, Hashable {
    /// Who wrote it, and for whom.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case inquiry
        case reply
        case answer
        /// For the desk alone.
        case note
        /// What the machine did: for the desk alone.
        case event

        /// Whether the organisation sees it.
        public var isForOrganisation: Bool {
            switch self {
            case .inquiry, .reply, .answer: true
            case .note, .event: false
            }
        }

        /// The name on screens.
        public var title: String {
            switch self {
            case .inquiry: "問合せ"
            case .reply: "返信"
            case .answer: "回答"
            case .note: "内部メモ"
            case .event: "記録"
            }
        }
    }

    /// Within the ticket, from 1.
    public let number: Int64
    public let kind: Kind
    /// As the audit log names whoever wrote it.
    public let author: String
    public let authorName: String
    public let text: String
    /// How many 個人番号 were masked in it.
    public let masked: Int
    public let at: Date
    public let attachments: [TicketAttachment]
}

/// A file of an entry.
public struct TicketAttachment: Sendable, Hashable {
    public let identifier: String
    public let name: String
    public let mediaType: String
    public let size: Int
    public let sha256: String
}
