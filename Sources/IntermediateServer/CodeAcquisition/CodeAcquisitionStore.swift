import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import Tenancy

/// Reading and keeping states in one tenant's transaction.
struct CodeAcquisitionStore {
    let tx: TenantTransaction

    func acquisition(of number: AtenaNumber) throws -> CodeAcquisition? {
        try tx.row("SELECT * FROM linkage_codes WHERE tenant_id = $1 AND atena_number = $2", [.text(number.text)])
            .map(acquisition)
    }

    func acquisition(processing number: ProcessingNumber) throws -> CodeAcquisition? {
        try tx.row("SELECT * FROM linkage_codes WHERE tenant_id = $1 AND processing_number = $2", [.text(number.text)])
            .map(acquisition)
    }

    /// Begins, in the place of one that was cancelled or removed.
    func add(_ acquisition: CodeAcquisition, at now: Date) throws {
        try tx.run(
            "DELETE FROM linkage_codes WHERE tenant_id = $1 AND atena_number = $2",
            [.text(acquisition.atenaNumber.text)])
        try tx.run(
            """
            INSERT INTO linkage_codes
                (tenant_id, atena_number, request_id, delivery, state, attempts, requested_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, 0, $6, $6)
            """,
            [
                .text(acquisition.atenaNumber.text), .text(acquisition.requestIdentifier),
                .text(acquisition.delivery.rawValue), .text(acquisition.state.rawValue), .instant(now),
            ])
    }

    /// Keeps a step, unless somebody else took it meanwhile; answers whether it was kept.
    func keep(_ acquisition: CodeAcquisition, insteadOf before: CodeAcquisition, at now: Date) throws -> Bool {
        try tx.run(
            """
            UPDATE linkage_codes SET state = $5, processing_number = $6, registry_receipt = $7, linkage_code = $8,
                code_mark = $9, attempts = $10, next_attempt_at = $11, failure = $12, changed_at = $13
            WHERE tenant_id = $1 AND atena_number = $2 AND request_id = $3 AND state = $4
            """,
            [
                .text(before.atenaNumber.text), .text(before.requestIdentifier), .text(before.state.rawValue),
                .text(acquisition.state.rawValue), .optional(acquisition.processingNumber?.text),
                .optional(acquisition.registryReceipt),
                try acquisition.linkageCode.map { try tx.seal($0.text, at: Self.place(before.requestIdentifier)) }
                    ?? .null,
                try acquisition.linkageCode.map { try tx.mark($0.text, of: Self.column) } ?? .null,
                .integer(Int64(acquisition.attempts)), acquisition.nextAttemptAt.map { .instant($0) } ?? .null,
                .optional(try acquisition.failure.map(Self.text)), .instant(now),
            ]) == 1
    }

    /// Those that go on by themselves now, the longest waiting first.
    func due(at now: Date, limit: Int) throws -> [CodeAcquisition] {
        try tx.rows(
            """
            SELECT * FROM linkage_codes WHERE tenant_id = $1
                AND (state IN ('requested', 'codeReceived') OR (state = 'numberIssued' AND delivery = 'push'))
                AND (next_attempt_at IS NULL OR next_attempt_at <= $2)
            ORDER BY changed_at, atena_number LIMIT $3
            """, [.instant(now), .integer(Int64(limit))]
        ).map(acquisition)
    }

    func counts() throws -> [(state: CodeAcquisition.State, count: Int64)] {
        let counts = try tx.rows(
            "SELECT state, count(*) AS count FROM linkage_codes WHERE tenant_id = $1 GROUP BY state"
        ).reduce(into: [:]) { counts, row in counts[try row.text("state")] = try row.integer("count") }
        return CodeAcquisition.State.allCases.map { ($0, counts[$0.rawValue] ?? 0) }
    }

    /// Those in some states, the longest unchanged first.
    func acquisitions(in states: [CodeAcquisition.State], limit: Int) throws -> [CodeAcquisition] {
        let names = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return try tx.rows(
            """
            SELECT * FROM linkage_codes WHERE tenant_id = $1 AND state IN (\(names))
            ORDER BY changed_at, atena_number LIMIT $2
            """, [.integer(Int64(limit))]
        ).map(acquisition)
    }

    /// The column of 符号, which are read with the tenant's key alone.
    static let column = SealedColumn(
        "linkage_codes", "linkage_code", key: ["request_id"], order: ["atena_number"], mark: "code_mark")

    static func place(_ request: String) -> SealedPlace { SealedPlace("linkage_codes.linkage_code", request) }

    private static func text(_ failure: CodeAcquisitionFailure) throws -> String {
        String(decoding: try JSONEncoder().encode(failure), as: UTF8.self)
    }

    private static func failure(_ text: String) throws -> CodeAcquisitionFailure {
        try JSONDecoder().decode(CodeAcquisitionFailure.self, from: Data(text.utf8))
    }

    func acquisition(_ row: StoredRow) throws -> CodeAcquisition {
        guard let state = CodeAcquisition.State(rawValue: try row.text("state")),
            let delivery = CodeDelivery(rawValue: try row.text("delivery"))
        else { throw StoreError.unexpectedColumn("linkage_codes.state") }
        return CodeAcquisition(
            atenaNumber: try AtenaNumber(try row.text("atena_number")), requestIdentifier: try row.text("request_id"),
            delivery: delivery, state: state,
            processingNumber: try row.optionalText("processing_number").map { try ProcessingNumber($0) },
            registryReceipt: try row.optionalText("registry_receipt"),
            linkageCode: try row.optionalText("linkage_code").map {
                try LinkageCode(try tx.open($0, at: Self.place(try row.text("request_id"))))
            },
            attempts: Int(try row.integer("attempts")), nextAttemptAt: try row.optionalInstant("next_attempt_at"),
            failure: try row.optionalText("failure").map(Self.failure))
    }
}
