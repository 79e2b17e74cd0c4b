import ArgumentParser
import AuditLog
import DisclosureRecords
import Foundation
import Placement
import Storage
import Tenancy

/// Looking after 情報提供等記録.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "Verifies 情報提供等記録.", subcommands: [Verify.self])

    /// Walks every server's chain and holds it against the audit log.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Walks each server's chain of records; exit status 3 when one was changed, cut or emptied early.")

        @Option(help: "The platform's SQLite file, or with --schema a PostgreSQL connection as libpq reads it.")
        var database: String

        @Option(help: "The schema of a PostgreSQL database.")
        var schema: String?

        @Option(help: "The platform's configuration, where servers' rows are on several clusters.")
        var configuration: String?

        func run() async throws {
            guard schema != nil || FileManager.default.fileExists(atPath: database) else {
                throw ToolError("there is no database at \(database)")
            }
            let store = try await DatabaseAddress(place: database, schema: schema).open()
            let databases = try await databases(store)
            let seals = try await Self.seals(in: store)
            var isBroken = false
            for tenant in try await store.read({ tx in try TenantDirectory.all(in: tx) }) {
                let name = tenant.identifier.text
                let rows = TenantStore(
                    tenant: tenant.identifier, base: databases.database(of: name), vault: .closed)
                switch try await DisclosureRecordService.verify(rows, against: seals[name] ?? []) {
                case .intact(let entries, let records):
                    print("\(name) intact: \(entries) entries, \(records) records")
                case .broken(let entry, let reason):
                    print("\(name) broken at entry \(entry): \(reason)")
                    isBroken = true
                }
            }
            if isBroken { throw ExitCode(3) }
        }

        /// Where the servers' rows are; what lies elsewhere must not be taken for what is missing.
        private func databases(_ store: any DataStore) async throws -> any TenantDatabases {
            guard let configuration else {
                return try await PlacementPlace.told { try await Clusters.open(home: store, others: [:], at: Date()) }
            }
            return try await PlacementPlace.told {
                try await ClusterDatabases(PlatformSettings.read(from: configuration)).open(at: Date())
            }
        }

        /// What the audit log says of entries, by server.
        private static func seals(in store: any DataStore) async throws -> [String: [DisclosureSeal]] {
            var seals: [String: [DisclosureSeal]] = [:]
            var last: Int64 = 0
            while true {
                let after = last
                let page = try await store.read { tx in
                    try AuditLog.successes(
                        of: DisclosureSeal.events, beginning: [], after: after, limit: 1_000, in: tx)
                }
                guard let newest = page.last?.sequence else { return seals }
                last = newest
                for record in page {
                    guard let seal = DisclosureSeal(subject: record.subject) else { continue }
                    seals["\(record.organisation)-\(record.bureau)", default: []].append(seal)
                }
            }
        }
    }
}
