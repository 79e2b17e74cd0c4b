public import Identifiers

/// S3 → S1: which requests of persons are meant (IF_JTK_10112, 10121): one by its number, a person's, or a period's.
public struct SelfDisclosureQuery: Sendable, Codable, Hashable {
    public let requestNumber: Int64?
    public let atenaNumber: AtenaNumber?
    /// First and last day on which was asked, `yyyy-MM-dd`; at most a year.
    public let from: String?
    public let until: String?
}

/// S3 → S1: the content of one answer (IF_JTK_10212, 10223).
public struct SelfDisclosureReference: Sendable, Codable, Hashable {
    public let requestNumber: Int64
}

/// S1 → S3: how requests of persons stand, the oldest first (IF_JTK_10112, 10134).
public struct SelfDisclosureStates: Sendable, Codable, Hashable {
    public let states: [SelfDisclosureState]
    public let rejected: [RowRejection]

    /// Gathers states.
    public init(states: [SelfDisclosureState], rejected: [RowRejection]) {
        self.states = states
        self.rejected = rejected
    }
}

/// S1 → S3: how one request of a person stands.
public struct SelfDisclosureState: Sendable, Codable, Hashable {
    public let requestNumber: Int64
    /// Null where the server does not know who it is.
    public let atenaNumber: AtenaNumber?
    public let itemCode: ItemCode
    /// RFC 3339.
    public let askedAt: String
    /// `answered`: マイナポータル has not taken the answer yet; `delivered`.
    public let state: String
    /// Why nothing was provided, as a stable code; null where something was.
    public let reasonCode: String?
    /// How many 副本 were provided.
    public let records: Int
    public let answeredAt: String
    public let deliveredAt: String?

    /// Describes how it stands.
    public init(
        requestNumber: Int64, atenaNumber: AtenaNumber?, itemCode: ItemCode, askedAt: String, state: String,
        reasonCode: String?, records: Int, answeredAt: String, deliveredAt: String?
    ) {
        self.requestNumber = requestNumber
        self.atenaNumber = atenaNumber
        self.itemCode = itemCode
        self.askedAt = askedAt
        self.state = state
        self.reasonCode = reasonCode
        self.records = records
        self.answeredAt = answeredAt
        self.deliveredAt = deliveredAt
    }
}

/// S1 → S3: what was provided to persons (IF_JTK_10212, 10234).
public struct SelfDisclosureContents: Sendable, Codable, Hashable {
    public let contents: [SelfDisclosureContent]
    public let rejected: [RowRejection]

    /// Gathers contents.
    public init(contents: [SelfDisclosureContent], rejected: [RowRejection]) {
        self.contents = contents
        self.rejected = rejected
    }
}

/// S1 → S3: what was provided for one request.
public struct SelfDisclosureContent: Sendable, Codable, Hashable {
    public let requestNumber: Int64
    public let itemCode: ItemCode
    public let reasonCode: String?
    public let records: [SelfDisclosureRecord]

    /// Describes an answer.
    public init(requestNumber: Int64, itemCode: ItemCode, reasonCode: String?, records: [SelfDisclosureRecord]) {
        self.requestNumber = requestNumber
        self.itemCode = itemCode
        self.reasonCode = reasonCode
        self.records = records
    }
}

/// One 副本 as it was provided.
public struct SelfDisclosureRecord: Sendable, Codable, Hashable {
    public let recordIdentifier: RecordIdentifier
    public let publicationStart: String
    public let publicationEnd: String?
    public let values: [String: ReplicaValue]

    /// Describes a record.
    public init(
        recordIdentifier: RecordIdentifier, publicationStart: String, publicationEnd: String?,
        values: [String: ReplicaValue]
    ) {
        self.recordIdentifier = recordIdentifier
        self.publicationStart = publicationStart
        self.publicationEnd = publicationEnd
        self.values = values
    }
}
