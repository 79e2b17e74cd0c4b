import Foundation
import Identifiers
import OrganisationProtocol
import Storage
import Tenancy

/// Requests and answers in one tenant's transaction.
struct SelfDisclosureStore {
    let tx: TenantTransaction

    /// The number up to which everything was collected.
    func lastNumber() throws -> Int64 {
        try tx.row("SELECT coalesce(max(request_number), 0) AS last FROM self_disclosures WHERE tenant_id = $1")?
            .integer("last") ?? 0
    }

    func add(_ disclosure: SelfDisclosure) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try tx.run(
            """
            INSERT INTO self_disclosures
                (tenant_id, request_number, atena_number, item_code, asked_at, reason, records, answered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(disclosure.number), .text(disclosure.atenaNumber?.text ?? ""),
                .text(disclosure.item.text), .instant(disclosure.askedAt),
                .text(disclosure.answer.reason?.rawValue ?? ""),
                .text(String(decoding: try encoder.encode(disclosure.answer.records), as: UTF8.self)),
                .instant(disclosure.answeredAt),
            ])
    }

    func disclosure(_ number: Int64) throws -> SelfDisclosure? {
        try tx.row(
            "SELECT * FROM self_disclosures WHERE tenant_id = $1 AND request_number = $2", [.integer(number)]
        ).map(Self.disclosure)
    }

    func disclosures(of person: AtenaNumber, limit: Int) throws -> [SelfDisclosure] {
        try tx.rows(
            """
            SELECT * FROM self_disclosures WHERE tenant_id = $1 AND atena_number = $2
            ORDER BY request_number LIMIT $3
            """, [.text(person.text), .integer(Int64(limit))]
        ).map(Self.disclosure)
    }

    func disclosures(from: Date, until: Date, limit: Int) throws -> [SelfDisclosure] {
        try tx.rows(
            """
            SELECT * FROM self_disclosures WHERE tenant_id = $1 AND asked_at >= $2 AND asked_at < $3
            ORDER BY asked_at, request_number LIMIT $4
            """, [.instant(from), .instant(until), .integer(Int64(limit))]
        ).map(Self.disclosure)
    }

    func undelivered(limit: Int) throws -> [SelfDisclosure] {
        try tx.rows(
            """
            SELECT * FROM self_disclosures WHERE tenant_id = $1 AND delivered_at IS NULL
            ORDER BY request_number LIMIT $2
            """, [.integer(Int64(limit))]
        ).map(Self.disclosure)
    }

    func delivered(_ number: Int64, at now: Date) throws {
        try tx.run(
            """
            UPDATE self_disclosures SET delivered_at = $3
            WHERE tenant_id = $1 AND request_number = $2 AND delivered_at IS NULL
            """, [.integer(number), .instant(now)])
    }

    func rename(_ old: AtenaNumber, to new: AtenaNumber) throws {
        try tx.run(
            "UPDATE self_disclosures SET atena_number = $3 WHERE tenant_id = $1 AND atena_number = $2",
            [.text(old.text), .text(new.text)])
    }

    private static func disclosure(_ row: StoredRow) throws -> SelfDisclosure {
        let (number, reason) = (try row.text("atena_number"), try row.text("reason"))
        let records = try JSONDecoder().decode(
            [SelfDisclosureRecord].self, from: Data(try row.text("records").utf8))
        let answer: SelfDisclosureAnswer
        if reason.isEmpty {
            answer = .provided(records)
        } else {
            guard let known = SelfDisclosureAnswer.Reason(rawValue: reason) else {
                throw StoreError.unexpectedColumn("self_disclosures.reason")
            }
            answer = .notProvided(known)
        }
        return SelfDisclosure(
            number: try row.integer("request_number"), atenaNumber: number.isEmpty ? nil : try AtenaNumber(number),
            item: try ItemCode(try row.text("item_code")), askedAt: try row.instant("asked_at"), answer: answer,
            answeredAt: try row.instant("answered_at"), deliveredAt: try row.optionalInstant("delivered_at"))
    }
}
