public import Identifiers

/// S1 → コアシステム: inquiries of one server, in one message.
public struct InquirySubmissions: Sendable, Codable, Hashable {
    /// The inquirer's content key with the signature of its communication certificate: for whom answers are sealed.
    public let contentKey: String
    public let inquiries: [InquirySubmission]

    /// Gathers inquiries.
    public init(contentKey: String, inquiries: [InquirySubmission]) {
        self.contentKey = contentKey
        self.inquiries = inquiries
    }
}

/// One inquiry, as the inquirer's server sends it.
public struct InquirySubmission: Sendable, Codable, Hashable {
    /// The one id of this inquiry in every party's log; the same again is the same inquiry.
    public let correlation: String
    public let purpose: InquiryPurpose
    /// The person, by the inquirer's own code.
    public let linkageCode: LinkageCode
    public let conditions: InquiryConditions
    /// 照会側不開示: the inquirer's judgement that the fact is not shown to the person (番号法23条2項).
    public let isNotDisclosed: Bool
    /// 照会依頼日時, RFC 3339.
    public let requestedAt: String

    /// Describes an inquiry.
    public init(
        correlation: String, purpose: InquiryPurpose, linkageCode: LinkageCode, conditions: InquiryConditions,
        isNotDisclosed: Bool, requestedAt: String
    ) {
        self.correlation = correlation
        self.purpose = purpose
        self.linkageCode = linkageCode
        self.conditions = conditions
        self.isNotDisclosed = isNotDisclosed
        self.requestedAt = requestedAt
    }
}

/// コアシステム → S1: what became of each, in the order sent.
public struct InquiryJudgements: Sendable, Codable, Hashable {
    public let judgements: [InquiryJudgement]

    /// Gathers judgements.
    public init(judgements: [InquiryJudgement]) {
        self.judgements = judgements
    }
}

/// One inquiry permitted, with its 処理通番, or refused.
public struct InquiryJudgement: Sendable, Codable, Hashable {
    public let correlation: String
    /// Nil when it is refused.
    public let processingNumber: ProcessingNumber?
    /// Until when the provider has to answer, RFC 3339; nil when it is refused.
    public let answerBy: String?
    /// Nil when it is permitted.
    public let refusal: LinkageRefusal?
    /// When it was judged, RFC 3339.
    public let judgedAt: String

    /// Describes a judgement.
    public init(
        correlation: String, processingNumber: ProcessingNumber?, answerBy: String?, refusal: LinkageRefusal?,
        judgedAt: String
    ) {
        self.correlation = correlation
        self.processingNumber = processingNumber
        self.answerBy = answerBy
        self.refusal = refusal
        self.judgedAt = judgedAt
    }
}

/// S1 → コアシステム: inquiries that are not wanted any more (取りやめ).
public struct InquiryWithdrawals: Sendable, Codable, Hashable {
    public let processingNumbers: [ProcessingNumber]

    /// Gathers numbers.
    public init(processingNumbers: [ProcessingNumber]) {
        self.processingNumbers = processingNumbers
    }
}
