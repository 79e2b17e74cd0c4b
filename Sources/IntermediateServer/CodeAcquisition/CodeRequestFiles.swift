import AccessControl
import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// Requests that go to 住基システム in a file (IF_FGU_20221, IF_FGU_20234).
///
/// A file names 処理通番 and 統合宛名番号; the organisation's own systems add the 個人番号, which is never here.
struct CodeRequestFiles: Sendable {
    /// Requests of one file [O]; the next file has the others.
    static let limit = 50_000

    let store: TenantStore

    /// Makes a file of those that have their number, ask for a file, and are in none yet.
    func make(_ asked: CodeRequestFileRequest, by exchange: Exchange) async throws -> CodeRequestFileReceipt {
        guard RequestKey.isPlain(asked.requestKey) else { throw CodeAcquisitionError.badKey }
        let now = exchange.now
        return try await store.write { tx in
            let known = try tx.row(
                "SELECT * FROM code_request_files WHERE tenant_id = $1 AND request_key = $2", [.text(asked.requestKey)])
            if let known {
                let number = try known.integer("file_number")
                try exchange.record(subject: "file \(number) again", in: tx.base)
                return CodeRequestFileReceipt(
                    number: number, requests: Int(try known.integer("requests")),
                    madeAt: JapanTime.text(try known.instant("made_at")))
            }
            let last = try tx.row("SELECT max(file_number) AS last FROM code_request_files WHERE tenant_id = $1")
            let number = ((try? last?.integer("last")) ?? 0) + 1
            try tx.run(
                """
                INSERT INTO code_request_files (tenant_id, file_number, request_key, requests, made_at)
                VALUES ($1, $2, $3, 0, $4)
                """, [.integer(number), .text(asked.requestKey), .instant(now)])
            let count = try tx.run(
                """
                INSERT INTO code_request_file_entries (tenant_id, file_number, atena_number)
                SELECT tenant_id, $2, atena_number FROM linkage_codes
                WHERE tenant_id = $1 AND state = 'numberIssued' AND delivery = 'file' AND NOT EXISTS (
                    SELECT 1 FROM code_request_file_entries AS entry
                    JOIN code_request_files AS file
                        ON file.tenant_id = entry.tenant_id AND file.file_number = entry.file_number
                    WHERE entry.tenant_id = linkage_codes.tenant_id
                        AND entry.atena_number = linkage_codes.atena_number AND file.made_at >= linkage_codes.changed_at)
                ORDER BY changed_at, atena_number LIMIT \(Self.limit)
                """, [.integer(number)])
            try tx.run(
                "UPDATE code_request_files SET requests = $3 WHERE tenant_id = $1 AND file_number = $2",
                [.integer(number), .integer(Int64(count))])
            try exchange.record(subject: "file \(number) requests=\(count)", in: tx.base)
            return CodeRequestFileReceipt(number: number, requests: count, madeAt: JapanTime.text(now))
        }
    }

    /// The file's content; whoever has it carries it to the registry, so its requests wait for the registry from now on.
    func fetch(_ number: Int64, by exchange: Exchange) async throws -> CodeRequestFile {
        let now = exchange.now
        return try await store.write { tx in
            let file = try tx.row(
                "SELECT made_at FROM code_request_files WHERE tenant_id = $1 AND file_number = $2", [.integer(number)])
            guard file != nil else { throw CodeAcquisitionError.unknownRequest }
            let acquisitions = CodeAcquisitionStore(tx: tx)
            var requests: [CodeRequestFile.Entry] = []
            let entries = try tx.rows(
                """
                SELECT code.* FROM code_request_file_entries AS entry JOIN linkage_codes AS code
                    ON code.tenant_id = entry.tenant_id AND code.atena_number = entry.atena_number
                WHERE entry.tenant_id = $1 AND entry.file_number = $2 AND code.delivery = 'file'
                    AND code.state IN ('numberIssued', 'awaitingRegistry')
                ORDER BY code.atena_number
                """, [.integer(number)])
            for row in entries {
                let before = try CodeAcquisitionStore(tx: tx).acquisition(row)
                guard let processing = before.processingNumber else { continue }
                var after = before
                after.acceptedByRegistry(receipt: "file \(number)")
                if after != before { _ = try acquisitions.keep(after, insteadOf: before, at: now) }
                requests.append(.init(processingNumber: processing, atenaNumber: before.atenaNumber))
            }
            try tx.run(
                """
                UPDATE code_request_files SET fetched_at = $3
                WHERE tenant_id = $1 AND file_number = $2 AND fetched_at IS NULL
                """, [.integer(number), .instant(now)])
            try exchange.record(subject: "file \(number) requests=\(requests.count)", in: tx.base)
            return CodeRequestFile(
                header: .init(
                    messageIdentifier: "IF_FGU_20234", sourceSystem: "intermediate-server",
                    receptionNumber: "\(number)", result: "0"),
                requests: requests)
        }
    }
}
