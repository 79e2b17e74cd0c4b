public import Identifiers

/// コアシステム → provider's server: a permitted inquiry.
public struct ProvisionRequest: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    public let correlation: String
    public let purpose: InquiryPurpose
    /// The person, by the provider's own code.
    public let linkageCode: LinkageCode
    public let conditions: InquiryConditions
    /// The inquirer's judgement that the fact is not shown to the person.
    public let isNotDisclosed: Bool
    /// RFC 3339.
    public let requestedAt: String
    public let permittedAt: String
    public let answerBy: String
    /// Which of the content keys that come with the deliveries is the inquirer's.
    public let contentKey: String

    /// Describes a permitted inquiry.
    public init(
        processingNumber: ProcessingNumber, correlation: String, purpose: InquiryPurpose, linkageCode: LinkageCode,
        conditions: InquiryConditions, isNotDisclosed: Bool, requestedAt: String, permittedAt: String, answerBy: String,
        contentKey: String
    ) {
        self.processingNumber = processingNumber
        self.correlation = correlation
        self.purpose = purpose
        self.linkageCode = linkageCode
        self.conditions = conditions
        self.isNotDisclosed = isNotDisclosed
        self.requestedAt = requestedAt
        self.permittedAt = permittedAt
        self.answerBy = answerBy
        self.contentKey = contentKey
    }
}

/// What kind of answer an inquiry got; each reason why nothing comes has its own.
public enum AnswerCode: String, Sendable, Codable, Hashable, CaseIterable {
    /// With content.
    case provided
    /// There is no 副本 of the kind for the person.
    case noReplica
    /// There are some, all of them before 公開開始日.
    case notYetPublished
    /// There are some, all of them after 公開終了日.
    case publicationEnded
    /// There are some, none within the conditions.
    case outsideConditions
    /// The provider knows nobody by this code.
    case unknownPerson
    /// The code or the kind leads to more than one person or source.
    case severalMatches
    /// A person at the provider decided that nothing can be provided.
    case declined
}

/// S1 → コアシステム: answers of one server, in one message.
public struct ProvisionAnswers: Sendable, Codable, Hashable {
    /// The provider's content key with the signature of its communication certificate: who sealed the answers.
    public let contentKey: String
    public let answers: [ProvisionAnswer]

    /// Gathers answers.
    public init(contentKey: String, answers: [ProvisionAnswer]) {
        self.contentKey = contentKey
        self.answers = answers
    }
}

/// One answer; what it says can be read by the inquirer alone.
public struct ProvisionAnswer: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    public let code: AnswerCode
    /// Sealed for the inquirer; nil when nothing is provided.
    public let content: SealedContent?
    /// 不開示該当: the provider's own judgement that the fact is not shown to the person.
    public let isNotDisclosed: Bool

    /// Describes an answer.
    public init(
        processingNumber: ProcessingNumber, code: AnswerCode, content: SealedContent?, isNotDisclosed: Bool
    ) {
        self.processingNumber = processingNumber
        self.code = code
        self.content = content
        self.isNotDisclosed = isNotDisclosed
    }
}

/// Content sealed for one reader by one writer (RFC 9180, mode_auth), base64.
public struct SealedContent: Sendable, Codable, Hashable {
    public let encapsulatedKey: String
    public let ciphertext: String

    /// Gathers the two parts.
    public init(encapsulatedKey: String, ciphertext: String) {
        self.encapsulatedKey = encapsulatedKey
        self.ciphertext = ciphertext
    }
}

/// How an inquiry ended at the コアシステム, whose word is the same for both sides.
public enum InquiryEnd: String, Sendable, Codable, Hashable, CaseIterable {
    case answered
    case withdrawn
    case expired
}

/// コアシステム → S1: how inquiries stand after an answer or a withdrawal, in the order sent.
public struct InquiryEndings: Sendable, Codable, Hashable {
    public let endings: [InquiryEnding]

    /// Gathers endings.
    public init(endings: [InquiryEnding]) {
        self.endings = endings
    }
}

/// How one inquiry ended: by what came first.
public struct InquiryEnding: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    /// The inquirer's server may hear of the end before it hears of the permit; empty for a number not the caller's.
    public let correlation: String
    /// Nil for a number that is not the caller's.
    public let end: InquiryEnd?
    public let answerCode: AnswerCode?
    /// The provider's judgement that the fact is not shown to the person (番号法23条2項); false before it answered.
    public let isNotDisclosed: Bool
    /// RFC 3339.
    public let endedAt: String?

    /// Describes an ending.
    public init(
        processingNumber: ProcessingNumber, correlation: String, end: InquiryEnd?, answerCode: AnswerCode?,
        isNotDisclosed: Bool, endedAt: String?
    ) {
        self.processingNumber = processingNumber
        self.correlation = correlation
        self.end = end
        self.answerCode = answerCode
        self.isNotDisclosed = isNotDisclosed
        self.endedAt = endedAt
    }
}
