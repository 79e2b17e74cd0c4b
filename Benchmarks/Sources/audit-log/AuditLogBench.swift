import ArgumentParser
import AuditLog
import Foundation
import MerkleTree
import Storage
import StoragePostgres
import StorageSQLite

/// Records per second of the audit log, beside the same rows inserted without a chain.
///
/// Each write is one record, as an exchange leaves it; writers wait for the disk together, as in the product.
@main
struct AuditLogBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit-log", abstract: "Measures appending to the audit log, and its trees, against raw inserts.")

    @Option(help: "Records of each measurement.")
    var records = 100_000

    @Option(help: "Records of one write: an exchange leaves one, a background worker many.")
    var perWrite = 1

    @Option(help: "Exchanges that wait for the disk at the same time.")
    var writers = 256

    @Option(help: "Where a SQLite file may be made.")
    var scratch = NSTemporaryDirectory()

    @Option(help: "A PostgreSQL connection; without it SQLite is measured.")
    var postgres: String?

    private static let event = AuditEvent("replica.registered", "An existing system registered 副本 (T10).")
    private static let raw = SchemaStep(
        "raw-001",
        """
        CREATE TABLE raw_records (
            sequence INTEGER PRIMARY KEY, recorded_at INTEGER NOT NULL, event TEXT NOT NULL, outcome TEXT NOT NULL,
            organisation TEXT NOT NULL, bureau TEXT NOT NULL, actor TEXT NOT NULL, remote_address TEXT NOT NULL,
            subject TEXT NOT NULL, nonce TEXT NOT NULL, hash BLOB NOT NULL
        ) STRICT;
        CREATE INDEX raw_records_by_event ON raw_records (organisation, bureau, event, outcome, sequence);
        CREATE INDEX raw_records_by_log ON raw_records (organisation, bureau, sequence);
        """)

    func run() async throws {
        let store = try await store()
        try await store.migrate(AuditLog.schema + [Self.raw])
        let raw = try await measure("raw inserts, \(perWrite) a write") { numbers in
            try await store.write { tx in for number in numbers { _ = try tx.run(Self.insert, Self.row(number)) } }
        }
        let appended = try await measure("appends, \(perWrite) a write") { numbers in
            try await store.write { tx in
                for number in numbers {
                    try AuditLog.append(Self.entry(number), at: Date(timeIntervalSince1970: 1_463_628_600), in: tx)
                }
            }
        }
        let started = ContinuousClock.now
        try await AuditTrees.integrateAll(store)
        let grown = Double(records) / ((ContinuousClock.now - started) / .seconds(1))
        print("into trees: \(Int(grown)) records/s")
        let both = 1 / (1 / appended + 1 / grown)
        print("appended and in a tree, one after the other: \(Int(both)) records/s")
        print(String(format: "ratio of appends to raw inserts: %.2f", appended / raw))
    }

    private func store() async throws -> any DataStore {
        let name = UUID().uuidString.lowercased().replacing("-", with: "")
        guard let postgres else { return try SQLiteStore(path: "\(scratch)/audit-\(name).sqlite") }
        return try await PostgresStore(PostgresSettings(connection: postgres, schema: "bench_\(name)"))
    }

    private func measure(
        _ title: String, _ write: @escaping @Sendable (Range<Int>) async throws -> Void
    ) async throws -> Double {
        let (records, writers, perWrite) = (records, writers, perWrite)
        let started = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for first in stride(from: writer * perWrite, to: records, by: writers * perWrite) {
                        try await write(first..<min(first + perWrite, records))
                    }
                }
            }
            try await group.waitForAll()
        }
        let rate = Double(records) / ((ContinuousClock.now - started) / .seconds(1))
        print("\(title): \(Int(rate)) /s")
        return rate
    }

    private static let insert = "INSERT INTO raw_records VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"

    private static func entry(_ number: Int) -> AuditEntry {
        AuditEntry(
            event: event, organisation: String(202_000 + number % 100), bureau: "mayor", actor: "system:legacy-tax",
            remoteAddress: "10.1.2.3", subject: "record \(number)")
    }

    private static func row(_ number: Int) -> [StoredValue] {
        let entry = entry(number)
        return [
            .integer(Int64(number + 1)), .integer(1_463_628_600_000_000), .text(entry.event.name),
            .text(entry.outcome.rawValue), .text(entry.organisation), .text(entry.bureau), .text(entry.actor),
            .text(entry.remoteAddress), .text(entry.subject), .text(""), .bytes(MerkleHash.ofNothing),
        ]
    }
}
