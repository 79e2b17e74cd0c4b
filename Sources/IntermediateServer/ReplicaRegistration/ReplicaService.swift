import AccessControl
import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
import Masters
public import OrganisationProtocol
public import Tenancy
public import WebServer

/// 副本登録 by an existing system (T10): row by row, what is good is taken and what is not comes back with its row.
public struct ReplicaService: Sendable {
    let store: TenantStore
    private let items = ReplicaItems()

    /// The most records of one request [O]; more is refused before any is looked at.
    static let limit = 5_000

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// Registers records in one transaction; the same record again, word for word, changes nothing.
    /// - Throws: `Problem` when the request as a whole is not acceptable.
    public func register(_ submission: ReplicaSubmission, by exchange: Exchange) async throws -> RowReceipt {
        guard exchange.actor.identifier == "system:\(submission.system)" else {
            throw Problem(
                status: 403, code: "replica.other-system", title: "証明書のシステムと、副本の登録元システムが異なります。",
                detail: "それぞれの既存システムの証明書で登録してください。", field: "system")
        }
        guard submission.records.count <= Self.limit else {
            throw Problem(
                status: 413, code: "replica.too-many", title: "1回の登録は\(Self.limit)件までです（\(submission.records.count)件）。",
                detail: "分割して登録してください。何も登録されていません。", field: "records")
        }
        let items = items
        return try await store.write { tx in
            let batch = ReplicaBatch(
                tx: tx, system: submission.system, items: try items.current(in: tx), now: exchange.now)
            let outcome = try batch.register(submission.records)
            let rejected = outcome.refused.flatMap { place, faults in faults.map { $0.rejection(row: place + 1) } }
            let rows = outcome.refused.count
            try exchange.record(
                outcome: rows == submission.records.count && rows > 0 ? .refused : .success,
                subject:
                    "\(submission.system) accepted=\(outcome.accepted) unchanged=\(outcome.unchanged) rejected=\(rows)",
                in: tx.base)
            return RowReceipt(
                accepted: outcome.accepted, unchanged: outcome.unchanged, rejected: rejected)
        }
    }
}
