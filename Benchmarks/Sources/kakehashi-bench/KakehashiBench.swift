import ArgumentParser
import Foundation

/// Measures a running platform against what its database engine alone can do, and writes `results.json`.
@main
struct KakehashiBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi-bench", abstract: "Measures a rehearsal that runs, against SQLite alone.")

    @Option(help: "The session.json of a rehearsal whose parties run.") var session: String
    @Option(help: "Where the figures are written.") var results: String
    @Option(help: "An empty folder on the same disk, for the baseline.") var scratch: String
    @Option(help: "Persons registered beforehand.") var persons = 2_000
    @Option(help: "Records of the single registration.") var singles = 20_000
    @Option(help: "Clients of the single registration.") var clients = 32

    func run() async throws {
        let session = try SessionFile.read(session)
        let numbers = try await AtenaNumbers.register(persons, session: session)
        let single = try await SingleRegistration(session: session, clients: clients, records: singles)
            .measure(prefix: "s", numbers: numbers)
        let engine = try baseline(session, rows: 5_000)
        let measurements = [
            Measurement(
                "replica-single-sqlite", single, "records/s", against: "sqlite-durable-transaction-per-row", engine)
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(measurements).write(to: URL(filePath: results))
        for one in measurements { print("\(one.name): \(one.value) \(one.unit), \(one.ratio) of \(one.baselineValue)") }
    }

    /// The same rows, in the same schema, one durable transaction each.
    private func baseline(_ session: SessionFile, rows count: Int) throws -> Double {
        let platform = try Engine(path: session.databaseFile)
        let rows = try platform.rows("SELECT * FROM replicas WHERE record_id LIKE 's-%' LIMIT \(count)")
        let alone = try Engine(path: "\(scratch)/single.sqlite")
        for statement in try platform.schema(of: "replicas") { try alone.run(statement) }
        return try alone.insert(rows, into: "replicas", perTransaction: 1)
    }
}
