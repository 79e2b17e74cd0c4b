public import Identifiers
public import NationalProtocol
import ServiceCalendar
import SortedJSON
import Storage

/// One line of the centre's own log: who, what kind, why, and what became of it; nothing of the person or the content.
public struct CoreLogLine: Sendable, Codable, Hashable {
    public let correlation: String
    public let processingNumber: ProcessingNumber?
    public let purpose: InquiryPurpose
    public let refusal: LinkageRefusal?
    public let isHiddenByInquirer: Bool
    public let isHiddenByProvider: Bool
    /// RFC 3339, as the inquirer sent it.
    public let requestedAt: String
    public let judgedAt: String
    public let end: InquiryEnd?
    public let answerCode: AnswerCode?
    public let endedAt: String?
}

extension CoreSystem {
    /// Lines in the order of their correlation ids, after one; at most a thousand.
    /// - Throws: `StoreError`.
    public func log(after correlation: String) async throws -> [CoreLogLine] {
        try await store.read { tx in
            try tx.rows(
                "SELECT * FROM core_inquiries WHERE correlation > $1 ORDER BY correlation LIMIT 1000",
                [.text(correlation)]
            ).map(Self.line)
        }
    }

    private static func line(_ row: StoredRow) throws -> CoreLogLine {
        CoreLogLine(
            correlation: try row.text("correlation"),
            processingNumber: try row.optionalText("processing_number").map { try ProcessingNumber($0) },
            purpose: try InquiryPurpose(json: try row.text("purpose")),
            refusal: try row.optionalText("refusal").flatMap(LinkageRefusal.init(rawValue:)),
            isHiddenByInquirer: try row.integer("inquirer_hides") == 1,
            isHiddenByProvider: try row.integer("provider_hides") == 1, requestedAt: try row.text("requested_at"),
            judgedAt: JapanTime.text(try row.instant("judged_at")),
            end: try row.optionalText("ended").flatMap(InquiryEnd.init(rawValue:)),
            answerCode: try row.optionalText("answer_code").flatMap(AnswerCode.init(rawValue:)),
            endedAt: try row.optionalInstant("ended_at").map(JapanTime.text))
    }
}
