public import Identifiers

/// S1 → S4: what was accepted of some 照会, and what was not (IF_SKI_10111, 10134).
public struct InquiryReceipt: Sendable, Codable, Hashable {
    public let accepted: [AcceptedInquiry]
    public let rejected: [RowRejection]

    /// Gathers what was accepted.
    public init(accepted: [AcceptedInquiry], rejected: [RowRejection]) {
        self.accepted = accepted
        self.rejected = rejected
    }
}

/// One 照会 that was accepted.
public struct AcceptedInquiry: Sendable, Codable, Hashable {
    /// From 1, in the order sent.
    public let row: Int
    /// 受付番号: one id for this 照会 in every party's log.
    public let receptionNumber: String

    /// Names an accepted 照会.
    public init(row: Int, receptionNumber: String) {
        self.row = row
        self.receptionNumber = receptionNumber
    }
}

/// A stable code and its parameters behind a message: compare codes, never texts.
public struct InquiryReason: Sendable, Codable, Hashable {
    /// Stable, such as `inquiry.no-permit`.
    public let code: String
    /// In Japanese, for staff.
    public let message: String
    public let parameters: [String: String]

    /// Describes a reason.
    public init(code: String, message: String, parameters: [String: String] = [:]) {
        self.code = code
        self.message = message
        self.parameters = parameters
    }
}

/// S1 → S4: how far a 照会 is (IF_SKI_10712, 10734).
public struct InquiryStatus: Sendable, Codable, Hashable {
    public let receptionNumber: String
    /// `unknown`, `accepted`, `asked`, `answered`, `refused`, `withdrawn` or `expired`.
    public let state: String
    /// The state as people read it.
    public let title: String
    public let processingNumber: ProcessingNumber?
    /// Why nothing came, or is coming; nil while or where something does.
    public let reason: InquiryReason?
    /// RFC 3339.
    public let acceptedAt: String?
    /// Until when the provider has to answer.
    public let answerBy: String?
    public let endedAt: String?

    /// Describes a state.
    public init(
        receptionNumber: String, state: String, title: String, processingNumber: ProcessingNumber? = nil,
        reason: InquiryReason? = nil, acceptedAt: String? = nil, answerBy: String? = nil, endedAt: String? = nil
    ) {
        self.receptionNumber = receptionNumber
        self.state = state
        self.title = title
        self.processingNumber = processingNumber
        self.reason = reason
        self.acceptedAt = acceptedAt
        self.answerBy = answerBy
        self.endedAt = endedAt
    }
}

/// S1 → S4: states, in the order asked.
public struct InquiryStatuses: Sendable, Codable, Hashable {
    public let inquiries: [InquiryStatus]

    /// Gathers states.
    public init(inquiries: [InquiryStatus]) {
        self.inquiries = inquiries
    }
}

/// S1 → S4: what was asked (IF_SKI_10912, 10934).
public struct InquiryContents: Sendable, Codable, Hashable {
    public let inquiries: [Content]

    /// One 照会 as it was registered; `inquiry` is nil for an unknown number.
    public struct Content: Sendable, Codable, Hashable {
        public let status: InquiryStatus
        public let inquiry: InquiryEntry?

        /// Describes what was asked.
        public init(status: InquiryStatus, inquiry: InquiryEntry?) {
            self.status = status
            self.inquiry = inquiry
        }
    }

    /// Gathers contents.
    public init(inquiries: [Content]) {
        self.inquiries = inquiries
    }
}

/// S1 → S4: results (IF_SKI_11112, 11134).
public struct InquiryResults: Sendable, Codable, Hashable {
    public let inquiries: [Result]

    /// One result; `content` is nil while or where nothing came.
    public struct Result: Sendable, Codable, Hashable {
        public let status: InquiryStatus
        public let content: ProvidedContent?

        /// Describes a result.
        public init(status: InquiryStatus, content: ProvidedContent?) {
            self.status = status
            self.content = content
        }
    }

    /// Gathers results.
    public init(inquiries: [Result]) {
        self.inquiries = inquiries
    }
}

/// S1 → S4: what became of taking 照会 back (IF_SKI_50111, 50412).
public struct InquiryWithdrawalStates: Sendable, Codable, Hashable {
    public let inquiries: [State]

    /// One withdrawal.
    public struct State: Sendable, Codable, Hashable {
        public let receptionNumber: String
        /// `unknown`, `notRequested`, `requested`, `withdrawn` or `tooLate`.
        public let withdrawal: String
        /// As people read it.
        public let title: String

        /// Describes a withdrawal.
        public init(receptionNumber: String, withdrawal: String, title: String) {
            self.receptionNumber = receptionNumber
            self.withdrawal = withdrawal
            self.title = title
        }
    }

    /// Gathers withdrawals.
    public init(inquiries: [State]) {
        self.inquiries = inquiries
    }
}

/// What is provided: the records of one kind of one person, without anybody's number.
public struct ProvidedContent: Sendable, Codable, Hashable {
    public let records: [ProvidedRecord]
    /// What a clerk of the provider added; nil when the answer is automatic.
    public let note: String?

    /// Gathers records.
    public init(records: [ProvidedRecord], note: String? = nil) {
        self.records = records
        self.note = note
    }
}

/// One record as it is provided.
public struct ProvidedRecord: Sendable, Codable, Hashable {
    /// データセット識別項目コード, or null.
    public let dataSetItemCode: String?
    public let dataSetKey: String
    public let parentDataSetKey: String?
    public let versionNumber: String
    /// `yyyy-MM-dd`.
    public let publicationStart: String
    public let publicationEnd: String?
    /// 更新日時 of the existing system, or null.
    public let updatedAt: String?
    /// A value, or the reason why there is none, as the existing system registered it.
    public let values: [String: ReplicaValue]

    /// Describes a record.
    public init(
        dataSetItemCode: String?, dataSetKey: String, parentDataSetKey: String?, versionNumber: String,
        publicationStart: String, publicationEnd: String?, updatedAt: String?, values: [String: ReplicaValue]
    ) {
        self.dataSetItemCode = dataSetItemCode
        self.dataSetKey = dataSetKey
        self.parentDataSetKey = parentDataSetKey
        self.versionNumber = versionNumber
        self.publicationStart = publicationStart
        self.publicationEnd = publicationEnd
        self.updatedAt = updatedAt
        self.values = values
    }
}
