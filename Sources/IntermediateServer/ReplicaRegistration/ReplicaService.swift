import AccessControl
import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
import Masters
public import OrganisationProtocol
import ReplicaFiles
public import Tenancy
public import WebServer

/// 副本登録 by an existing system (T10): row by row, what is good is taken and what is not comes back with its row.
public struct ReplicaService: Sendable {
    let store: TenantStore
    private let items = ReplicaItems()
    private let checksLinks: Bool
    private let wake: @Sendable () -> Void

    /// The most records of one request [O]; more is refused before any is looked at.
    static let limit = 5_000

    /// Serves one server; `wake` is told when something may have to be compared with 統合宛名.
    public init(store: TenantStore, checksLinks: Bool = false, wake: @escaping @Sendable () -> Void = {}) {
        self.store = store
        self.checksLinks = checksLinks
        self.wake = wake
    }

    /// Registers records in one transaction; the same record again, word for word, changes nothing.
    /// - Throws: `Problem` when the request as a whole is not acceptable.
    public func register(_ submission: ReplicaSubmission, by exchange: Exchange) async throws -> RowReceipt {
        try await register(SubmissionReader.rows(of: submission), of: submission.system, by: exchange)
    }

    /// Registers what is good of rows as they came.
    func register(_ rows: [ReplicaFileRow], of system: String, by exchange: Exchange) async throws -> RowReceipt {
        guard exchange.actor.identifier == "system:\(system)" else {
            throw Problem(
                status: 403, code: "replica.other-system", title: "証明書のシステムと、副本の登録元システムが異なります。",
                detail: "それぞれの既存システムの証明書で登録してください。", field: "system")
        }
        guard rows.count <= Self.limit else {
            throw Problem(
                status: 413, code: "replica.too-many", title: "1回の登録は\(Self.limit)件までです（\(rows.count)件）。",
                detail: "分割して登録してください。何も登録されていません。", field: "records")
        }
        var (records, places): ([ReplicaRecord], [Int]) = ([], [])
        var unreadable: [Int: [RowRejection]] = [:]
        for (place, row) in rows.enumerated() {
            switch row {
            case .record(let record):
                records.append(record)
                places.append(place)
            case .faults(let found):
                unreadable[place] = found.map {
                    RowRejection(row: place + 1, field: $0.column, code: $0.code, message: $0.message)
                }
            }
        }
        let sealed = try await SealedReplicas.sealing(records, of: system, for: store)
        let receipt = try await store.write { [items, checksLinks, records, places, unreadable] tx in
            var faults = unreadable
            let batch = ReplicaBatch(
                tx: tx, system: system, items: try items.current(in: tx), checksLinks: checksLinks, now: exchange.now)
            let outcome = try batch.register(records, sealed: sealed)
            for (index, refusals) in outcome.refused {
                faults[places[index]] = refusals.map { $0.rejection(row: places[index] + 1) }
            }
            try exchange.record(
                outcome: faults.count == rows.count && !rows.isEmpty ? .refused : .success,
                subject:
                    "\(system) accepted=\(outcome.accepted) unchanged=\(outcome.unchanged) rejected=\(faults.count)",
                in: tx.base)
            return RowReceipt(
                accepted: outcome.accepted, unchanged: outcome.unchanged,
                rejected: faults.sorted { $0.key < $1.key }.flatMap(\.value))
        }
        if checksLinks, receipt.accepted > 0 { wake() }
        return receipt
    }
}
