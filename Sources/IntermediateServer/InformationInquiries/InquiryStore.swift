import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import SortedJSON
import Storage
import Tenancy

/// Reading and keeping 照会 in one tenant's transaction.
struct InquiryStore {
    let tx: TenantTransaction

    func inquiry(_ receptionNumber: String) throws -> Inquiry? {
        try tx.row(
            "SELECT * FROM information_inquiries WHERE tenant_id = $1 AND reception_number = $2",
            [.text(receptionNumber)]
        ).map(Self.inquiry)
    }

    func inquiry(processing number: ProcessingNumber) throws -> Inquiry? {
        try tx.row(
            "SELECT * FROM information_inquiries WHERE tenant_id = $1 AND processing_number = $2", [.text(number.text)]
        ).map(Self.inquiry)
    }

    /// The 照会 that a request made before.
    func inquiry(system: String, key: String, row: Int) throws -> (inquiry: Inquiry, hash: [UInt8])? {
        try tx.row(
            """
            SELECT * FROM information_inquiries
            WHERE tenant_id = $1 AND system_id = $2 AND request_key = $3 AND row_number = $4
            """, [.text(system), .text(key), .integer(Int64(row))]
        ).map { (try Self.inquiry($0), try $0.bytes("entry_hash")) }
    }

    /// Those that a file made, in its order.
    func accepted(system: String, key: String) throws -> [AcceptedInquiry] {
        try tx.rows(
            """
            SELECT row_number, reception_number FROM information_inquiries
            WHERE tenant_id = $1 AND system_id = $2 AND request_key = $3 ORDER BY row_number
            """, [.text(system), .text(key)]
        ).map {
            AcceptedInquiry(
                row: Int(try $0.integer("row_number")), receptionNumber: try $0.text("reception_number"))
        }
    }

    /// Whether a system's own has not ended yet; another's is nobody's.
    func isOpen(_ receptionNumber: String, of system: String) throws -> Bool {
        try tx.row(
            """
            SELECT state FROM information_inquiries
            WHERE tenant_id = $1 AND reception_number = $2 AND system_id = $3 AND state IN ('accepted', 'asked')
            """, [.text(receptionNumber), .text(system)]) != nil
    }

    /// The 受付番号 of an open 照会 that asks the same.
    func open(askingAs hash: [UInt8]) throws -> String? {
        try tx.row(
            """
            SELECT reception_number FROM information_inquiries
            WHERE tenant_id = $1 AND entry_hash = $2 AND state IN ('accepted', 'asked') LIMIT 1
            """, [.bytes(hash)]
        )?.text("reception_number")
    }

    func add(_ inquiries: [(inquiry: Inquiry, key: String, row: Int, hash: [UInt8])]) throws {
        guard !inquiries.isEmpty else { return }
        let left = try tx.base.load(
            "information_inquiries",
            [
                "tenant_id", "reception_number", "system_id", "actor", "request_key", "row_number", "entry",
                "entry_hash", "atena_number", "state", "withdrawal", "provider_hides", "accepted_at", "attempts",
            ],
            inquiries.map { inquiry, key, row, hash in
                [
                    tx.key, .text(inquiry.receptionNumber), .text(inquiry.system), .text(inquiry.actor), .text(key),
                    .integer(Int64(row)), .text(inquiry.entry.sortedJSONText), .bytes(hash),
                    .text(inquiry.entry.atenaNumber.text), .text(inquiry.state.rawValue),
                    .text(inquiry.withdrawal.rawValue), .integer(0), .instant(inquiry.acceptedAt), .integer(0),
                ]
            })
        guard left.isEmpty else { throw StoreError.duplicate("information_inquiries") }
    }

    /// Keeps a step, unless somebody else took it meanwhile; answers whether it was kept.
    @discardableResult
    func keep(_ inquiry: Inquiry, insteadOf before: Inquiry) throws -> Bool {
        try tx.run(
            """
            UPDATE information_inquiries SET state = $5, withdrawal = $6, processing_number = $7, refusal = $8,
                answer_by = $9, answer_code = $10, provider_hides = $11, sealed = $12, ended_at = $13, attempts = $14,
                next_attempt_at = $15
            WHERE tenant_id = $1 AND reception_number = $2 AND state = $3 AND withdrawal = $4
            """,
            [
                .text(before.receptionNumber), .text(before.state.rawValue), .text(before.withdrawal.rawValue),
                .text(inquiry.state.rawValue), .text(inquiry.withdrawal.rawValue),
                .optional(inquiry.processingNumber?.text), .optional(inquiry.refusal?.rawValue),
                .optional(inquiry.answerBy), .optional(inquiry.answerCode?.rawValue),
                .integer(inquiry.isHiddenByProvider ? 1 : 0), .optional(inquiry.sealed?.sortedJSONText),
                .optional(inquiry.endedAt), .integer(Int64(inquiry.attempts)), .optional(inquiry.nextAttemptAt),
            ]) == 1
    }

    /// Those to be sent now, the longest waiting first.
    func toSubmit(at now: Date, limit: Int) throws -> [Inquiry] {
        try due("state = 'accepted'", at: now, limit: limit)
    }

    /// Those to be taken back now.
    func toWithdraw(at now: Date, limit: Int) throws -> [Inquiry] {
        try due("state = 'asked' AND withdrawal = 'requested'", at: now, limit: limit)
    }

    private func due(_ condition: String, at now: Date, limit: Int) throws -> [Inquiry] {
        try tx.rows(
            """
            SELECT * FROM information_inquiries
            WHERE tenant_id = $1 AND \(condition) AND (next_attempt_at IS NULL OR next_attempt_at <= $2)
            ORDER BY accepted_at LIMIT $3
            """, [.instant(now), .integer(Int64(limit))]
        ).map(Self.inquiry)
    }

    /// The latest of one who registered them.
    func inquiries(by actor: String, limit: Int) throws -> [Inquiry] {
        try tx.rows(
            """
            SELECT * FROM information_inquiries WHERE tenant_id = $1 AND actor = $2
            ORDER BY accepted_at DESC LIMIT $3
            """, [.text(actor), .integer(Int64(limit))]
        ).map(Self.inquiry)
    }

    static func inquiry(_ row: StoredRow) throws -> Inquiry {
        guard let state = Inquiry.State(rawValue: try row.text("state")),
            let withdrawal = Inquiry.Withdrawal(rawValue: try row.text("withdrawal"))
        else { throw StoreError.unexpectedColumn("information_inquiries.state") }
        return Inquiry(
            receptionNumber: try row.text("reception_number"), system: try row.text("system_id"),
            actor: try row.text("actor"),
            entry: try InquiryEntry(json: try row.text("entry")),
            acceptedAt: try row.instant("accepted_at"), state: state, withdrawal: withdrawal,
            processingNumber: try row.optionalText("processing_number").map { try ProcessingNumber($0) },
            refusal: try row.optionalText("refusal").flatMap(LinkageRefusal.init(rawValue:)),
            answerBy: try row.optionalInstant("answer_by"),
            answerCode: try row.optionalText("answer_code").flatMap(AnswerCode.init(rawValue:)),
            isHiddenByProvider: try row.integer("provider_hides") == 1,
            sealed: try row.optionalText("sealed").map { try Inquiry.Sealed(json: $0) },
            endedAt: try row.optionalInstant("ended_at"), attempts: Int(try row.integer("attempts")),
            nextAttemptAt: try row.optionalInstant("next_attempt_at"))
    }
}
