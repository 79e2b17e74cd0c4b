import AtenaNumbers
import Foundation
import Identifiers
import OrganisationProtocol
import Tenancy

/// Registers records in one transaction: what is good stands, what is not comes back with its place and its reason.
struct ReplicaBatch {
    /// What became of a batch; places count from 0.
    struct Outcome {
        var accepted = 0
        /// Those that stood already, word for word.
        var unchanged: [Int] = []
        /// Every fault of every record that was not taken.
        var refused: [(place: Int, faults: [ReplicaRefusal])] = []
    }

    let tx: TenantTransaction
    let system: String
    let items: Set<ItemCode>
    /// Whether what records say of the person is to be compared with 統合宛名.
    let checksLinks: Bool
    let now: Date

    /// Registers them; the places of its outcome are those in `records`.
    /// - Throws: `DataVaultError` or `StoreError`; the transaction is to end with it.
    func register(_ records: [ReplicaRecord], sealed: SealedReplicas = .none, file: Int64 = 0) throws -> Outcome {
        var outcome = Outcome()
        let known = try AtenaNumberStore.known(among: records.lazy.map(\.atenaNumber), in: tx)
        var places: [Int] = []
        places.reserveCapacity(records.count)
        for (place, record) in records.enumerated() {
            let faults = ReplicaRules.faults(of: record, isKnown: known.contains(record.atenaNumber), items: items)
            if faults.isEmpty {
                places.append(place)
            } else {
                outcome.refused.append((place, faults))
            }
        }
        let store = ReplicaStore(tx: tx)
        let good = places.count == records.count ? records : places.map { records[$0] }
        let documents = try sealed.documents(of: records, at: places, system: system, in: tx)
        let taken = try store.add(good, documents, system: system, file: file, at: now)
        for index in taken {
            let record = good[index]
            if try store.record(system: system, identifier: record.recordIdentifier) == record {
                outcome.unchanged.append(places[index])
            } else {
                outcome.refused.append((places[index], [.identifierTaken(record.recordIdentifier.text)]))
            }
        }
        if checksLinks {
            let places = Set(taken)
            try ReplicaLinkStore(tx: tx).add(
                good.indices.lazy.filter { !places.contains($0) }.map { good[$0] }, system: system, at: now)
        }
        outcome.accepted = good.count - taken.count
        outcome.refused.sort { $0.place < $1.place }
        return outcome
    }
}
