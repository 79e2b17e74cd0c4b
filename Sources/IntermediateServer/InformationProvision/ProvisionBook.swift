import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import SortedJSON
import Storage
import Tenancy

/// Reading and keeping 情報提供 in one tenant's transaction.
struct ProvisionBook {
    let tx: TenantTransaction

    func provision(_ number: ProcessingNumber) throws -> Provision? {
        try tx.row(
            "SELECT * FROM information_provisions WHERE tenant_id = $1 AND processing_number = $2",
            [.text(number.text)]
        ).map(Self.provision)
    }

    /// Adds what came, as it was decided; the same again is left out.
    func add(_ provision: Provision, answerBy: Date) throws -> Bool {
        let answer = provision.answer
        return try tx.run(
            """
            INSERT INTO information_provisions
                (tenant_id, processing_number, correlation, request, reader_key, state, received_at, answer_by,
                 atena_number, hold, answer_code, content, replicas, hides, attempts, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0)
            ON CONFLICT (tenant_id, processing_number) DO NOTHING
            """,
            [
                .text(provision.number.text), .text(provision.request.correlation),
                .text(provision.request.sortedJSONText), .optional(provision.readerKey),
                .text(provision.state.rawValue), .instant(provision.receivedAt), .instant(answerBy),
                .optional(provision.atenaNumber?.text), .optional(provision.hold?.rawValue),
                .optional(answer?.code.rawValue), .optional(answer?.content),
                .text((answer?.replicas ?? []).sortedJSONText),
                .integer(answer?.isNotDisclosed == true ? 1 : 0),
            ]) == 1
    }

    /// Keeps a step, unless somebody else took one meanwhile; answers whether it was kept.
    func keep(_ provision: Provision, insteadOf before: Provision) throws -> Bool {
        let answer = provision.answer
        return try tx.run(
            """
            UPDATE information_provisions SET version = version + 1, state = $4, atena_number = $5, hold = $6,
                answer_code = $7, content = CASE WHEN $16 = 1 THEN $8 ELSE content END, replicas = $9, hides = $10,
                entered_by = $11, released_by = $12, ended_at = $13, attempts = $14, next_attempt_at = $15
            WHERE tenant_id = $1 AND processing_number = $2 AND version = $3
            """,
            [
                .text(before.number.text), .integer(before.version), .text(provision.state.rawValue),
                .optional(provision.atenaNumber?.text), .optional(provision.hold?.rawValue),
                .optional(answer?.code.rawValue), .optional(answer?.content),
                .text((answer?.replicas ?? []).sortedJSONText),
                .integer(answer?.isNotDisclosed == true ? 1 : 0), .optional(provision.enteredBy),
                .optional(provision.releasedBy), .optional(provision.endedAt), .integer(Int64(provision.attempts)),
                .optional(provision.nextAttemptAt),
                // What was sealed anew meanwhile is not put back as it was.
                .integer(answer?.content == before.answer?.content ? 0 : 1),
            ]) == 1
    }

    /// What came and was not decided yet, the oldest first.
    func new(limit: Int) throws -> [Provision] {
        try tx.rows(
            """
            SELECT * FROM information_provisions WHERE tenant_id = $1 AND state = 'received'
            ORDER BY received_at LIMIT $2
            """, [.integer(Int64(limit))]
        ).map(Self.provision)
    }

    /// What is to be sent now.
    func ready(at now: Date, limit: Int) throws -> [Provision] {
        try tx.rows(
            """
            SELECT * FROM information_provisions
            WHERE tenant_id = $1 AND state = 'answering' AND (next_attempt_at IS NULL OR next_attempt_at <= $2)
            ORDER BY received_at LIMIT $3
            """, [.instant(now), .integer(Int64(limit))]
        ).map(Self.provision)
    }

    /// What waits for a person, what ends first on top.
    func waiting(limit: Int) throws -> [Provision] {
        try tx.rows(
            """
            SELECT * FROM information_provisions WHERE tenant_id = $1 AND state IN ('held', 'entered')
            ORDER BY answer_by LIMIT $2
            """, [.integer(Int64(limit))]
        ).map(Self.provision)
    }

    /// Those of a state (nil: of any) that came in a time, the newest first, and how many there are.
    func provisions(
        in state: Provision.State?, from: Date?, until: Date?, limit: Int
    ) throws -> (found: [Provision], count: Int64) {
        let asked: [(String, StoredValue?)] = [
            ("state =", state.map { .text($0.rawValue) }), ("received_at >=", from.map { .instant($0) }),
            ("received_at <", until.map { .instant($0) }),
        ]
        let given = asked.compactMap { condition, value in value.map { (condition, $0) } }
        let sql = given.enumerated().map { " AND \($1.0) $\($0 + 2)" }.joined()
        let values = given.map(\.1)
        let count = try tx.row(
            "SELECT count(*) AS count FROM information_provisions WHERE tenant_id = $1\(sql)", values)
        let found = try tx.rows(
            """
            SELECT * FROM information_provisions WHERE tenant_id = $1\(sql)
            ORDER BY received_at DESC, processing_number LIMIT $\(values.count + 2)
            """, values + [.integer(Int64(limit))]
        ).map(Self.provision)
        return (found, try count?.integer("count") ?? 0)
    }

    static func provision(_ row: StoredRow) throws -> Provision {
        guard let state = Provision.State(rawValue: try row.text("state")) else {
            throw StoreError.unexpectedColumn("information_provisions.state")
        }
        let code = try row.optionalText("answer_code").flatMap(AnswerCode.init(rawValue:))
        let replicas = try [LinkageFact.Replica](json: try row.text("replicas"))
        let hides = try row.integer("hides") == 1
        let content = try row.optionalText("content")
        return Provision(
            request: try ProvisionRequest(json: try row.text("request")),
            receivedAt: try row.instant("received_at"), readerKey: try row.optionalText("reader_key"),
            atenaNumber: try row.optionalText("atena_number").map { try AtenaNumber($0) }, state: state,
            hold: try row.optionalText("hold").flatMap(HoldReason.init(rawValue:)),
            answer: code.map {
                Provision.Answer(code: $0, content: content, replicas: replicas, isNotDisclosed: hides)
            }, enteredBy: try row.optionalText("entered_by"), releasedBy: try row.optionalText("released_by"),
            endedAt: try row.optionalInstant("ended_at"), attempts: Int(try row.integer("attempts")),
            nextAttemptAt: try row.optionalInstant("next_attempt_at"), version: try row.integer("version"))
    }
}
