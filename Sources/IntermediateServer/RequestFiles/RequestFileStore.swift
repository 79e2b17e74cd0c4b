import Foundation
import OrganisationProtocol
import ServiceCalendar
import Storage
import Tenancy

/// What a request file is for; each purpose has a pair of interfaces.
public struct RequestFilePurpose: RawRepresentable, Sendable, Hashable {
    public let rawValue: String

    /// Names a purpose.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Request files and their results, in one tenant's transaction.
struct RequestFileStore {
    let tx: TenantTransaction
    let system: String
    let purpose: RequestFilePurpose

    /// The file of a key, when it came before.
    func known(key: String) throws -> (request: String, receipt: RequestFileReceipt)? {
        try tx.row(
            """
            SELECT * FROM request_files
            WHERE tenant_id = $1 AND system_id = $2 AND purpose = $3 AND request_key = $4
            """, [.text(system), .text(purpose.rawValue), .text(key)]
        ).map { row in
            (
                try row.text("request"),
                RequestFileReceipt(
                    number: try row.integer("file_number"), entries: Int(try row.integer("entries")),
                    receivedAt: JapanTime.text(try row.instant("received_at")))
            )
        }
    }

    func add(key: String, request: String, entries: Int, result: String, at now: Date) throws -> RequestFileReceipt {
        let last = try tx.row("SELECT max(file_number) AS last FROM request_files WHERE tenant_id = $1", [])
        let number = ((try? last?.integer("last")) ?? 0) + 1
        try tx.run(
            """
            INSERT INTO request_files
                (tenant_id, file_number, system_id, purpose, request_key, request, entries, result, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .integer(number), .text(system), .text(purpose.rawValue), .text(key), .text(request),
                .integer(Int64(entries)), .text(result), .instant(now),
            ])
        return RequestFileReceipt(number: number, entries: entries, receivedAt: JapanTime.text(now))
    }

    func result(of number: Int64) throws -> String? {
        try tx.row(
            """
            SELECT result FROM request_files
            WHERE tenant_id = $1 AND file_number = $2 AND system_id = $3 AND purpose = $4
            """, [.integer(number), .text(system), .text(purpose.rawValue)]
        )?.text("result")
    }
}
