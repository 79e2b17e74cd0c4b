import OrganisationProtocol
import ReplicaFiles
import WebServer

/// Rows of one request, or a part of them, as they go into a transaction.
struct ReplicaRequest: Sendable {
    let system: String
    /// Those that can be read as records, and their places in the request, from 0.
    let records: [ReplicaRecord]
    let places: [Int]
    /// What is wrong with the others, by their places.
    let unreadable: [Int: [RowRejection]]
    let exchange: Exchange

    /// Records and others together.
    var count: Int { records.count + unreadable.count }

    /// Sorts rows as they were read.
    init(_ rows: ArraySlice<ReplicaFileRow>, of system: String, by exchange: Exchange) {
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
        self.system = system
        self.records = records
        self.places = places
        self.unreadable = unreadable
        self.exchange = exchange
    }
}
