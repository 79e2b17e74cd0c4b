import AccessControl
import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
import Masters
public import OrganisationProtocol
import ReplicaFiles
import Storage
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
    /// The most records of one transaction while others want to write [O]: about a millisecond of the writer.
    static let part = 25

    /// Serves one server; `wake` is told when something may have to be compared with 統合宛名.
    public init(store: TenantStore, checksLinks: Bool = false, wake: @escaping @Sendable () -> Void = {}) {
        self.store = store
        self.checksLinks = checksLinks
        self.wake = wake
    }

    /// Registers records; the same record again, word for word, changes nothing.
    ///
    /// What was registered when it fails stays, and is unchanged when it comes again.
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
        var (accepted, unchanged, rejected): (Int, Int, [RowRejection]) = (0, 0, [])
        var rest = rows[...]
        repeat {
            let part = rest.prefix(store.base.isBesideOthers ? Self.part : rest.count)
            rest = rest.dropFirst(part.count)
            let receipt = try await registerTogether(part, of: system, by: exchange)
            accepted += receipt.accepted
            unchanged += receipt.unchanged
            rejected += receipt.rejected
        } while !rest.isEmpty
        if checksLinks, accepted > 0 { wake() }
        return RowReceipt(accepted: accepted, unchanged: unchanged, rejected: rejected)
    }

    /// Registers what is good of some rows in one transaction, with its record.
    private func registerTogether(
        _ rows: ArraySlice<ReplicaFileRow>, of system: String, by exchange: Exchange
    ) async throws -> RowReceipt {
        var (records, places): ([ReplicaRecord], [Int]) = ([], [])
        var unreadable: [Int: [RowRejection]] = [:]
        for (place, row) in zip(rows.indices, rows) {
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
        let (count, sealed) = (rows.count, try await SealedReplicas.sealing(records, of: system, for: store))
        return try await store.write { [items, checksLinks, records, places, unreadable] tx in
            var faults = unreadable
            let batch = ReplicaBatch(
                tx: tx, system: system, items: try items.current(in: tx), checksLinks: checksLinks, now: exchange.now)
            let outcome = try batch.register(records, sealed: sealed)
            for (index, refusals) in outcome.refused {
                faults[places[index]] = refusals.map { $0.rejection(row: places[index] + 1) }
            }
            try exchange.record(
                outcome: faults.count == count && count > 0 ? .refused : .success,
                subject:
                    "\(system) accepted=\(outcome.accepted) unchanged=\(outcome.unchanged) rejected=\(faults.count)",
                in: tx.base)
            return RowReceipt(
                accepted: outcome.accepted, unchanged: outcome.unchanged,
                rejected: faults.sorted { $0.key < $1.key }.flatMap(\.value))
        }
    }
}
