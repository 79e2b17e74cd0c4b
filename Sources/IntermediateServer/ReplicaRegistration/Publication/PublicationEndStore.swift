import Foundation
import Identifiers
import Storage
import Tenancy

/// Reading and keeping 公開終了日 set for many, in one tenant's transaction.
struct PublicationEndStore {
    let tx: TenantTransaction

    func inEffect() throws -> PublicationEnds {
        PublicationEnds(
            ends: try tx.rows("SELECT * FROM publication_ends WHERE tenant_id = $1 AND cancelled_at IS NULL", [])
                .map(Self.end))
    }

    func end(_ number: Int64, of system: String) throws -> PublicationEnd? {
        try tx.row(
            "SELECT * FROM publication_ends WHERE tenant_id = $1 AND end_number = $2 AND system_id = $3",
            [.integer(number), .text(system)]
        ).map(Self.end)
    }

    func nextNumber() throws -> Int64 {
        let last = try tx.row("SELECT max(end_number) AS last FROM publication_ends WHERE tenant_id = $1", [])
        return ((try? last?.integer("last")) ?? 0) + 1
    }

    /// What came under a key before, with the request as it was.
    func known(key: String, of system: String) throws -> (request: String, end: PublicationEnd)? {
        try tx.row(
            "SELECT * FROM publication_ends WHERE tenant_id = $1 AND system_id = $2 AND request_key = $3",
            [.text(system), .text(key)]
        ).map { (try $0.text("request"), try Self.end($0)) }
    }

    func add(_ end: PublicationEnd, key: String, request: String) throws {
        try tx.run(
            """
            INSERT INTO publication_ends
                (tenant_id, end_number, system_id, item_code, district, publication_end, registered_before, records,
                 set_at, request_key, request)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                .integer(end.number), .text(end.system), .text(end.itemCode.text), .optional(end.district),
                .text(end.day), .instant(end.registeredBefore), .integer(end.records), .instant(end.setAt),
                .text(key), .text(request),
            ])
    }

    func cancel(_ number: Int64, at now: Date) throws {
        try tx.run(
            """
            UPDATE publication_ends SET cancelled_at = $3
            WHERE tenant_id = $1 AND end_number = $2 AND cancelled_at IS NULL
            """, [.integer(number), .instant(now)])
    }

    private static func end(_ row: StoredRow) throws -> PublicationEnd {
        PublicationEnd(
            number: try row.integer("end_number"), system: try row.text("system_id"),
            itemCode: try ItemCode(try row.text("item_code")), district: try row.optionalText("district"),
            day: try row.text("publication_end"), registeredBefore: try row.instant("registered_before"),
            records: try row.integer("records"), setAt: try row.instant("set_at"),
            cancelledAt: try row.optionalInstant("cancelled_at"))
    }
}
