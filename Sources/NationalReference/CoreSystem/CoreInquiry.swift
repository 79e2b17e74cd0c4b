import Foundation
import Identifiers
import NationalProtocol

/// One inquiry at the centre.
struct CoreInquiry: Sendable, Hashable {
    let correlation: String
    let processingNumber: ProcessingNumber
    let purpose: InquiryPurpose
    let requestedAt: String
    let permittedAt: Date
    /// Until when an answer is taken.
    let answerBy: Date
    /// 照会側不開示.
    let isHiddenByInquirer: Bool
    var isHiddenByProvider = false
    var end: InquiryEnd?
    var answerCode: AnswerCode?
    var endedAt: Date?
}

/// How an inquiry ends: once, by what comes first.
extension CoreInquiry {
    /// The provider answered; false when it was too late for that.
    mutating func answered(_ code: AnswerCode, isNotDisclosed: Bool, at now: Date) -> Bool {
        guard end == nil, now < answerBy else { return false }
        isHiddenByProvider = isNotDisclosed
        answerCode = code
        close(.answered, at: now)
        return true
    }

    /// The inquirer does not want it any more; false when it had ended before.
    mutating func withdrawn(at now: Date) -> Bool {
        guard end == nil, now < answerBy else { return false }
        close(.withdrawn, at: now)
        return true
    }

    /// The time to answer is over; false while it is not, or when it had ended before.
    mutating func expired(at now: Date) -> Bool {
        guard end == nil, now >= answerBy else { return false }
        close(.expired, at: answerBy)
        return true
    }

    private mutating func close(_ end: InquiryEnd, at instant: Date) {
        self.end = end
        endedAt = instant
    }
}
