import Foundation
import Identifiers
import NationalProtocol
import ServiceCalendar
import SortedJSON
import Storage

/// Inquiries in one transaction of the centre.
struct CoreInquiryStore {
    let tx: any StoreTransaction

    /// What became of a submission that came before, with the hash of its content.
    func judgement(
        of correlation: String, by inquirer: HolderCode
    ) throws -> (judgement: InquiryJudgement, hash: [UInt8])? {
        try tx.row(
            "SELECT * FROM core_inquiries WHERE inquirer = $1 AND correlation = $2",
            [.text(inquirer.text), .text(correlation)]
        ).map { row in
            (
                InquiryJudgement(
                    correlation: correlation,
                    processingNumber: try row.optionalText("processing_number").map { try ProcessingNumber($0) },
                    answerBy: try row.optionalInstant("answer_by").map(JapanTime.text),
                    refusal: try row.optionalText("refusal").flatMap(LinkageRefusal.init(rawValue:)),
                    judgedAt: JapanTime.text(try row.instant("judged_at"))), try row.bytes("submission_hash")
            )
        }
    }

    func add(_ inquiry: CoreInquiry, about person: PersonNumber, hash: [UInt8]) throws {
        try insert(
            inquiry.purpose, correlation: inquiry.correlation, number: inquiry.processingNumber.text, hash: hash,
            refusal: nil, person: .bytes(person.bytes), hides: inquiry.isHiddenByInquirer,
            requestedAt: inquiry.requestedAt, judgedAt: inquiry.permittedAt, answerBy: inquiry.answerBy)
    }

    func addRefused(_ submission: InquirySubmission, _ refusal: LinkageRefusal, hash: [UInt8], at now: Date) throws {
        try insert(
            submission.purpose, correlation: submission.correlation, number: nil, hash: hash, refusal: refusal,
            person: .null, hides: submission.isNotDisclosed, requestedAt: submission.requestedAt, judgedAt: now,
            answerBy: nil)
    }

    private func insert(
        _ purpose: InquiryPurpose, correlation: String, number: String?, hash: [UInt8], refusal: LinkageRefusal?,
        person: StoredValue, hides: Bool, requestedAt: String, judgedAt: Date, answerBy: Date?
    ) throws {
        try tx.run(
            """
            INSERT INTO core_inquiries
                (inquirer, correlation, processing_number, provider, purpose, submission_hash, refusal, person,
                 inquirer_hides, provider_hides, requested_at, judged_at, answer_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12)
            """,
            [
                .text(purpose.inquirer.text), .text(correlation), .optional(number), .text(purpose.provider.text),
                .text(purpose.sortedJSONText), .bytes(hash), .optional(refusal?.rawValue), person,
                .integer(hides ? 1 : 0), .text(requestedAt), .instant(judgedAt), .optional(answerBy),
            ])
    }

    func inquiry(_ number: ProcessingNumber) throws -> CoreInquiry? {
        try tx.row("SELECT * FROM core_inquiries WHERE processing_number = $1", [.text(number.text)])
            .map(Self.inquiry)
    }

    /// Keeps how an inquiry ended.
    func close(_ inquiry: CoreInquiry) throws {
        try tx.run(
            """
            UPDATE core_inquiries SET ended = $2, answer_code = $3, ended_at = $4, provider_hides = $5
            WHERE processing_number = $1
            """,
            [
                .text(inquiry.processingNumber.text), .optional(inquiry.end?.rawValue),
                .optional(inquiry.answerCode?.rawValue), .optional(inquiry.endedAt),
                .integer(inquiry.isHiddenByProvider ? 1 : 0),
            ])
    }

    /// Those whose time to answer is over, the oldest first.
    func overdue(at now: Date, limit: Int) throws -> [CoreInquiry] {
        try tx.rows(
            """
            SELECT * FROM core_inquiries
            WHERE ended IS NULL AND refusal IS NULL AND answer_by <= $1 ORDER BY answer_by LIMIT $2
            """, [.instant(now), .integer(Int64(limit))]
        ).map(Self.inquiry)
    }

    static func inquiry(_ row: StoredRow) throws -> CoreInquiry {
        CoreInquiry(
            correlation: try row.text("correlation"),
            processingNumber: try ProcessingNumber(try row.text("processing_number")),
            purpose: try InquiryPurpose(json: try row.text("purpose")),
            requestedAt: try row.text("requested_at"), permittedAt: try row.instant("judged_at"),
            answerBy: try row.instant("answer_by"), isHiddenByInquirer: try row.integer("inquirer_hides") == 1,
            isHiddenByProvider: try row.integer("provider_hides") == 1,
            end: try row.optionalText("ended").flatMap(InquiryEnd.init(rawValue:)),
            answerCode: try row.optionalText("answer_code").flatMap(AnswerCode.init(rawValue:)),
            endedAt: try row.optionalInstant("ended_at"))
    }
}
