import AuditLog
import Foundation
import OrganisationProtocol
import Tenancy
import WebServer

/// Registers what is good of requests in one transaction, each with a record of its own.
struct ReplicaRegistrar: Sendable {
    private let items = ReplicaItems()
    /// Whether what records say of the person is to be compared with 統合宛名.
    let checksLinks: Bool

    /// Registers what is good of one request, whose records may be sealed already; answers what became of it.
    /// - Throws: `DataVaultError` or `StoreError`; the transaction is to end with it.
    func register(
        _ request: ReplicaRequest, sealed: SealedReplicas, in tx: TenantTransaction
    ) throws -> RowReceipt {
        let outcome = try batch(of: request.system, at: request.exchange.now, in: tx)
            .register(request.records, sealed: sealed)
        return try receipt(
            for: request, refused: outcome.refused[...], unchanged: outcome.unchanged.count, in: tx)
    }

    /// Registers what is good of several requests; answers what became of each, in their order.
    ///
    /// Keys, master and numbers are looked at once, and the records of a system go in together: what a request by itself costs beside
    /// its rows is the most of it.
    /// - Throws: `DataVaultError` or `StoreError`; the transaction is to end with it.
    func register(_ requests: [ReplicaRequest], in tx: TenantTransaction) throws -> [RowReceipt] {
        guard let first = requests.first else { return [] }
        guard requests.allSatisfy({ $0.system == first.system }) else {
            return try requests.map { try register($0, sealed: .none, in: tx) }
        }
        let now = requests.reduce(first.exchange.now) { max($0, $1.exchange.now) }
        let outcome = try batch(of: first.system, at: now, in: tx).register(requests.flatMap(\.records))
        var (begin, refused, unchanged) = (0, outcome.refused[...], outcome.unchanged[...])
        return try requests.map { request in
            let end = begin + request.records.count
            let ownRefused = refused.prefix { $0.place < end }
            let ownUnchanged = unchanged.prefix { $0 < end }
            refused = refused.dropFirst(ownRefused.count)
            unchanged = unchanged.dropFirst(ownUnchanged.count)
            defer { begin = end }
            return try receipt(
                for: request, refused: ownRefused, from: begin, unchanged: ownUnchanged.count, in: tx)
        }
    }

    private func batch(of system: String, at now: Date, in tx: TenantTransaction) throws -> ReplicaBatch {
        ReplicaBatch(tx: tx, system: system, items: try items.current(in: tx), checksLinks: checksLinks, now: now)
    }

    /// Records what became of a request whose records begin at a place of the batch.
    private func receipt(
        for request: ReplicaRequest, refused: ArraySlice<(place: Int, faults: [ReplicaRefusal])>, from begin: Int = 0,
        unchanged: Int, in tx: TenantTransaction
    ) throws -> RowReceipt {
        var faults = request.unreadable
        for (index, refusals) in refused {
            let place = request.places[index - begin]
            faults[place] = refusals.map { $0.rejection(row: place + 1) }
        }
        let accepted = request.count - faults.count - unchanged
        try request.exchange.record(
            outcome: faults.count == request.count && request.count > 0 ? .refused : .success,
            subject: "\(request.system) accepted=\(accepted) unchanged=\(unchanged) rejected=\(faults.count)",
            in: tx.base)
        return RowReceipt(
            accepted: accepted, unchanged: unchanged,
            rejected: faults.sorted { $0.key < $1.key }.flatMap(\.value))
    }
}
