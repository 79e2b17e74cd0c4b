import OrganisationProtocol
import ReplicaFiles
import Tenancy

/// Rows of a file that go into the database in one transaction, with all that can be done before it begins.
struct ReplicaFileStep: Sendable {
    let rows: [ReplicaFileRow]
    /// Those that can be read as records, and their places among the rows, from 0.
    let records: [ReplicaRecord]
    let places: [Int]
    /// What is wrong with the others.
    let faults: [ReplicaFileFault]
    let sealed: SealedReplicas

    /// Sorts rows as they were read, and seals the records.
    /// - Throws: `DataVaultError` or `StoreError`.
    init(_ rows: [ReplicaFileRow], of system: String, for store: TenantStore) async throws {
        var (records, places, faults): ([ReplicaRecord], [Int], [ReplicaFileFault]) = ([], [], [])
        for (place, row) in rows.enumerated() {
            switch row {
            case .record(let record):
                records.append(record)
                places.append(place)
            case .faults(let found): faults += found
            }
        }
        self.rows = rows
        self.records = records
        self.places = places
        self.faults = faults
        sealed = try await SealedReplicas.sealing(records, of: system, for: store)
    }
}
