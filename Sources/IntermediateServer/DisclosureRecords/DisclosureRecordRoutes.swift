import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import OrganisationProtocol
import RequestFiles
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let disclosureRecordsRead = AuditEvent(
        "disclosure-record.read", "The organisation's system asked for 情報提供等記録 (IF_TKM_401x).")
    public static let disclosureRecordsUpdated = AuditEvent(
        "disclosure-record.updated", "The organisation's system set 不開示 in, or asked to correct, 情報提供等記録.")
}

/// 情報提供等記録 by file: reading (IF_TKM_40113, 40124), updating (IF_TKM_40133, 40144).
public struct DisclosureRecordRoutes: Sendable {
    /// Records of one file [O].
    static let limit = 50_000
    private static let reading = RequestFilePurpose(rawValue: "disclosureRecords")
    private static let updating = RequestFilePurpose(rawValue: "disclosureRecordUpdates")
    private let store: TenantStore
    private let files: RequestFileService

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
        files = RequestFileService(store: store, interface: "disclosure-record", fileLimit: 10_000)
    }

    /// Two pairs of a request file and its result.
    public var routes: [Route] {
        [
            // What was asked is kept and not what was found: no copy of a record outlives it.
            files.files(
                OrganisationPaths.disclosureRecords, Self.reading, .manageDisclosureRecords, .disclosureRecordsRead
            ) { _, _, queries in queries as [DisclosureRecordQuery] }[0],
            result(of: OrganisationPaths.disclosureRecords, Self.reading) { queries, tx in
                try DisclosureRecordSearch(tx: tx).answer(queries as [DisclosureRecordQuery], limit: Self.limit)
            },
            files.files(
                OrganisationPaths.disclosureRecordUpdates, Self.updating, .manageDisclosureRecords,
                .disclosureRecordsUpdated
            ) { tx, exchange, rows in try DisclosureUpdateService.take(rows, by: exchange, in: tx) }[0],
            result(of: OrganisationPaths.disclosureRecordUpdates, Self.updating) { states, tx in
                try DisclosureUpdateService.current(states, in: tx)
            },
        ]
    }

    /// The result of a file as it is now, from what was kept of it.
    private func result<Kept: Codable & Sendable, Answer: Encodable & Sendable>(
        of path: String, _ purpose: RequestFilePurpose,
        _ now: @escaping @Sendable (Kept, TenantTransaction) throws -> Answer
    ) -> Route {
        .machine(.get, "\(path)/files/{number}", .requires(.manageDisclosureRecords), .requestFileRead) { request in
            guard let number = Int64(try request.parameter("number")) else { throw RequestFileError.unknownFile }
            let text = try await files.result(of: number, for: purpose, by: request.exchange)
            let kept = try JSONDecoder().decode(Kept.self, from: Data(text.utf8))
            return try .json(try await store.read { tx in try now(kept, tx) })
        }
    }
}
