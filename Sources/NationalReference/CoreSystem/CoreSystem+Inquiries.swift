import BackgroundWork
import Crypto
public import Foundation
import Identifiers
public import NationalProtocol
import ServiceCalendar
import SortedJSON
public import Storage

extension CoreSystem {
    /// Judges inquiries of a server, and passes on what is permitted; the same again gets the same answer.
    ///
    /// - Parameters:
    ///   - submissions: what was sent.
    ///   - server: the name in the certificate of whoever sent it.
    ///   - now: when.
    ///   - record: writes the centre's log, in the same transaction, once for each inquiry judged.
    /// - Returns: what became of each, in the order sent.
    /// - Throws: `StoreError`.
    public func judge(
        _ submissions: InquirySubmissions, from server: String, at now: Date,
        record: @escaping @Sendable (InquirySubmission, InquiryJudgement, any StoreTransaction) throws -> Void
    ) async throws -> InquiryJudgements {
        let own = rules.holder(ofServer: server)
        let (judgements, told) = try await store.write { tx -> ([InquiryJudgement], Set<String>) in
            let inquiries = CoreInquiryStore(tx: tx)
            let key = try Mailboxes(tx: tx).keep(contentKey: submissions.contentKey)
            var judgements: [InquiryJudgement] = []
            var posts: [Mailboxes.Post] = []
            for submission in submissions.inquiries {
                let hash = Array(SHA256.hash(data: submission.sortedJSON))
                let known = try inquiries.judgement(of: submission.correlation, by: submission.purpose.inquirer)
                // Whose inquiry it is comes first: another server learns nothing of what came before.
                if own != submission.purpose.inquirer {
                    let refusal = LinkageRefusal.wrongServer
                    let judgement = Self.refused(submission, refusal, at: now)
                    try record(submission, judgement, tx)
                    judgements.append(judgement)
                } else if let known {
                    judgements.append(
                        known.hash == hash ? known.judgement : Self.refused(submission, .duplicate, at: now))
                } else {
                    let judgement = try begin(submission, hash: hash, contentKey: key, at: now, posts: &posts, in: tx)
                    try record(submission, judgement, tx)
                    judgements.append(judgement)
                }
            }
            try Mailboxes(tx: tx).put(posts)
            return (judgements, Set(posts.map(\.server)))
        }
        bell.ring(told)
        return InquiryJudgements(judgements: judgements)
    }

    private func begin(
        _ submission: InquirySubmission, hash: [UInt8], contentKey: String, at now: Date,
        posts: inout [Mailboxes.Post],
        in tx: any StoreTransaction
    ) throws -> InquiryJudgement {
        let inquiries = CoreInquiryStore(tx: tx)
        let purpose = submission.purpose
        func refuse(_ refusal: LinkageRefusal) throws -> InquiryJudgement {
            try inquiries.addRefused(submission, refusal, hash: hash, at: now)
            return Self.refused(submission, refusal, at: now)
        }
        if let refusal = rules.refusal(of: purpose) { return try refuse(refusal) }
        guard let provider = rules.server(of: purpose.provider) else { return try refuse(.unknownProvider) }
        guard let person = codes.person(of: submission.linkageCode, for: purpose.inquirer) else {
            return try refuse(.unknownCode)
        }
        let inquiry = CoreInquiry(
            correlation: submission.correlation,
            processingNumber: try ProcessingNumber(UUIDv7.text(at: now)), purpose: purpose,
            requestedAt: submission.requestedAt, permittedAt: now, answerBy: now.addingTimeInterval(Self.timeToAnswer),
            isHiddenByInquirer: submission.isNotDisclosed)
        try inquiries.add(inquiry, about: person, hash: hash)
        let request = ProvisionRequest(
            processingNumber: inquiry.processingNumber, correlation: inquiry.correlation, purpose: purpose,
            linkageCode: try codes.code(of: person, for: purpose.provider), conditions: submission.conditions,
            isNotDisclosed: submission.isNotDisclosed, requestedAt: submission.requestedAt,
            permittedAt: JapanTime.text(now), answerBy: JapanTime.text(inquiry.answerBy), contentKey: contentKey)
        posts.append(Mailboxes.Post(delivery: .inquiry(request), server: provider, contentKey: contentKey))
        return InquiryJudgement(
            correlation: submission.correlation, processingNumber: inquiry.processingNumber,
            answerBy: JapanTime.text(inquiry.answerBy), refusal: nil, judgedAt: JapanTime.text(now))
    }

    private static func refused(
        _ submission: InquirySubmission, _ refusal: LinkageRefusal, at now: Date
    ) -> InquiryJudgement {
        InquiryJudgement(
            correlation: submission.correlation, processingNumber: nil, answerBy: nil, refusal: refusal,
            judgedAt: JapanTime.text(now))
    }
}
