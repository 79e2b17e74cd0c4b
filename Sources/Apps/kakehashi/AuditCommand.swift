import ArgumentParser
import AuditLog
import Foundation

/// Looking after the audit log.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verifies the audit log.", subcommands: [Verify.self])

    /// Walks the chain and recomputes every hash.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Walks the hash chain; exit status 3 at the first record that does not follow.")

        @Option(help: "The platform's SQLite file, or with --schema a PostgreSQL connection as libpq reads it.")
        var database: String

        @Option(help: "The schema of a PostgreSQL database.")
        var schema: String?

        func run() async throws {
            guard schema != nil || FileManager.default.fileExists(atPath: database) else {
                throw ToolError("there is no database at \(database)")
            }
            switch try await AuditLog.verify(DatabaseAddress(place: database, schema: schema).open()) {
            case .intact(let records):
                print("intact: \(records) records")
            case .broken(let sequence, let reason):
                print("broken at record \(sequence): \(reason)")
                throw ExitCode(3)
            }
        }
    }
}
