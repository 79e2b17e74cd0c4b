import ArgumentParser
import Foundation

/// Measures a running platform against what its database engine alone can do, and writes `results.json`.
@main
struct KakehashiBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi-bench", abstract: "Measures a rehearsal that runs, against SQLite alone.")

    @Option(help: "The session.json of a rehearsal whose parties run; absent: only the nation is measured.")
    var session: String?
    @Option(help: "The session.json of a nation that is open; absent: the roll-up is not measured.")
    var nation: String?
    @Option(help: "How often each page of the roll-up is asked for.") var times = 100
    @Option(help: "The session.json of a rehearsal of `--act linkage` whose parties run; absent: 照会 are not measured.")
    var linkage: String?
    @Option(help: "The residents whose 符号 both organisations get.") var residents = "Examples/residents.csv"
    @Option(help: "Clients that ask at once.") var inquirers = 300
    @Option(help: "照会 of each of them.") var rounds = 20
    @Option(help: "照会 of one file.") var inquiryFile = 100_000
    @Option(help: "Where the figures are written.") var results: String
    @Option(help: "An empty folder on the same disk, for the baseline.") var scratch: String
    @Option(help: "Persons registered beforehand.") var persons = 2_000
    @Option(help: "Records of the single registration.") var singles = 20_000
    @Option(help: "Clients of the single registration.") var clients = 32
    @Option(help: "Records of the file.") var bulk = 1_000_000

    func run() async throws {
        var measurements: [Measurement] = []
        if let session { measurements += try await servers(try SessionFile.read(session)) }
        if let nation {
            let figures = try await RollUpPages(session: nation).measure(times: times)
            measurements += [
                Measurement("rollup-pages", figures.slowestPage, "ms (p95)", against: "allowed", 100),
                Measurement("rollup-files", figures.slowestFile, "s (p95)", against: "allowed", 2),
            ]
        }
        if let linkage { measurements += try await inquiries(try SessionFile.read(linkage)) }
        try Measurement.keep(measurements, in: results)
        for one in measurements { print("\(one.name): \(one.value) \(one.unit), \(one.ratio) of \(one.baselineValue)") }
    }

    private func inquiries(_ session: SessionFile) async throws -> [Measurement] {
        let parties = try await LinkageParties.prepare(session: session, residentsFile: residents)
        let online = try await InquiryMeasurements(parties: parties, clients: inquirers, rounds: rounds).run()
        let file = try await InquiryFile(parties: parties, count: inquiryFile, scratch: scratch)
            .measure(first: 1_000_000)
        return online.measurements + [
            Measurement(
                "inquiry-file", file.perSecond, "inquiries/s", against: "direct-one-by-one-connections-kept",
                online.directPerSecond),
            Measurement("inquiry-file-memory", Double(file.peakMemory) / 1_000_000, "MB", against: "allowed", 500),
        ]
    }

    private func servers(_ session: SessionFile) async throws -> [Measurement] {
        let numbers = try await AtenaNumbers.register(persons, session: session)
        let single = try await SingleRegistration(session: session, clients: clients, records: singles)
            .measure(prefix: "s", numbers: numbers)
        let many = try await BulkRegistration(session: session, records: bulk, scratch: scratch)
            .measure(prefix: "b", numbers: numbers)
        return [
            Measurement(
                "replica-single-sqlite", single, "records/s", against: "sqlite-durable-transaction-per-row",
                try baseline(session, prefix: "s", rows: singles, perTransaction: 1)),
            Measurement(
                "replica-bulk-sqlite", many.recordsPerSecond, "records/s", against: "sqlite-prepared-insert-1000",
                try baseline(session, prefix: "b", rows: bulk, perTransaction: 1_000)),
            Measurement(
                "replica-bulk-memory", Double(many.peakMemory) / 1_000_000, "MB", against: "allowed", 200),
        ]
    }

    /// The same rows, in the same schema, durable.
    private func baseline(_ session: SessionFile, prefix: String, rows count: Int, perTransaction: Int) throws -> Double
    {
        let platform = try Engine(path: session.databaseFile)
        let alone = try Engine(path: "\(scratch)/\(prefix).sqlite")
        for statement in try platform.schema(of: "replicas") { try alone.run(statement) }
        return try alone.insert(
            from: platform, "replicas", where: "record_id LIKE '\(prefix)-%'", limit: count,
            perTransaction: perTransaction)
    }
}
