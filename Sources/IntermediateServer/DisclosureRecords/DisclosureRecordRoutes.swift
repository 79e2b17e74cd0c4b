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
    private let store: TenantStore
    private let files: RequestFileService

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
        files = RequestFileService(store: store, interface: "disclosure-record", fileLimit: 10_000)
    }

    /// Two pairs of a request file and its result.
    public var routes: [Route] {
        let updates = RequestFilePurpose(rawValue: "disclosureRecordUpdates")
        return files.files(
            OrganisationPaths.disclosureRecords, RequestFilePurpose(rawValue: "disclosureRecords"),
            .manageDisclosureRecords, .disclosureRecordsRead
        ) { tx, _, queries in
            try DisclosureRecordSearch(tx: tx).answer(queries, limit: Self.limit)
        }
            + [
                files.files(
                    OrganisationPaths.disclosureRecordUpdates, updates, .manageDisclosureRecords,
                    .disclosureRecordsUpdated
                ) { tx, exchange, rows in
                    try DisclosureUpdateService.take(rows, by: exchange, in: tx)
                }[0],
                .machine(
                    .get, "\(OrganisationPaths.disclosureRecordUpdates)/files/{number}",
                    .requires(.manageDisclosureRecords), .requestFileRead
                ) { request in
                    guard let number = Int64(try request.parameter("number")) else {
                        throw RequestFileError.unknownFile
                    }
                    let kept = try await files.result(of: number, for: updates, by: request.exchange)
                    let states = try JSONDecoder().decode(DisclosureRecordUpdateStates.self, from: Data(kept.utf8))
                    return try .json(try await store.read { tx in try DisclosureUpdateService.current(states, in: tx) })
                },
            ]
    }
}
