import Identifiers
import OrganisationProtocol
import Storage
import Tenancy

/// The documents of records, sealed before the one writing transaction begins: many of them would keep everybody waiting.
struct SealedReplicas: Sendable {
    /// From how many records on it is worth a look at the keys of its own [O].
    static let few = 8

    private let sealer: Sealer?
    private let documents: [String]

    /// Leaves it to the transaction.
    static let none = SealedReplicas(sealer: nil, documents: [])

    /// Whether nothing is sealed yet.
    var isLeftToTheTransaction: Bool { sealer == nil }

    /// Seals with the tenant's newest key; where it has none yet, and where records are few, the transaction does.
    /// - Throws: `DataVaultError` or `StoreError`.
    static func sealing(
        _ records: [ReplicaRecord], of system: String, for store: TenantStore
    ) async throws -> SealedReplicas {
        guard records.count >= few, let sealer = try await store.sealer() else { return none }
        return SealedReplicas(
            sealer: sealer,
            documents: try records.map { record in
                try sealer.sealed(
                    ReplicaDocument.text(record), at: ReplicaDocument.place(system, record.recordIdentifier.text))
            })
    }

    /// The documents of some of the records, by their places; sealed anew when the key was renewed meanwhile.
    /// - Throws: `DataVaultError` or `StoreError`.
    func documents(
        of records: [ReplicaRecord], at places: [Int], system: String, in tx: TenantTransaction
    ) throws -> [StoredValue] {
        if let sealer, try tx.stillSeals(with: sealer) { return places.map { .text(documents[$0]) } }
        return try places.map { try ReplicaDocument.sealed(records[$0], system: system, in: tx) }
    }
}
