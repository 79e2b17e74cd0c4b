import ArgumentParser
import AuditLog
import Foundation
import MerkleTree
import Storage

/// Looking after the audit log.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verifies the audit log, and writes it as files that prove themselves.",
        subcommands: [Verify.self, Export.self, Logs.self, Record.self])

    /// Checks a file with public keys alone, or walks a whole database.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract:
                "Checks a file of the audit log, or a database; exit status 3 at the first thing that is not right.",
            discussion: """
                A file needs the platform's public key and nothing else: no database, no network. What the witness keeps \
                (--seen) tells a log that was rolled back or has two histories as well.
                """)

        @Argument(help: "A file written by `kakehashi audit export` or saved from the screen.")
        var file: String?

        @Option(help: "The public key of the platform's signed heads, PEM.")
        var key: String?

        @Option(help: "The witness's public key, PEM: its word must stand under the head.")
        var witnessKey: String?

        @Option(help: "What the witness keeps of the log, one head a line.")
        var seen: String?

        @Flag(help: "The file must reach the newest head that the witness saw.")
        var newest = false

        @Option(help: "The platform's SQLite file, or with --schema a PostgreSQL connection as libpq reads it.")
        var database: String?

        @Option(help: "The schema of a PostgreSQL database.")
        var schema: String?

        func validate() throws {
            guard (file == nil) != (database == nil) else {
                throw ValidationError("name either a file or a --database")
            }
            guard file == nil || key != nil else { throw ValidationError("a file needs --key") }
        }

        func run() async throws {
            if let file, let key {
                try check(file, key)
            } else if let database {
                try await walk(AuditPlace(database: database, schema: schema).open())
            }
        }

        private func check(_ file: String, _ key: String) throws {
            guard let handle = FileHandle(forReadingAtPath: file) else { throw ToolError("cannot read \(file)") }
            var check = AuditFileCheck(
                key: try Self.key(key), witness: try witnessKey.map(Self.key), seen: try seen.map(Self.heads) ?? [])
            do {
                let found = try check.check(handle)
                if newest, let witnessed = found.witnessedSize, witnessed > found.head.treeSize {
                    print("broken: the witness saw \(witnessed) entries, the file ends at \(found.head.treeSize)")
                    throw ExitCode(3)
                }
                print(
                    "intact: \(found.log), \(found.entries) entries from \(found.first), signed at "
                        + "\(found.head.instant.formatted(.iso8601)), "
                        + (found.cosignature.map { "witnessed at \($0.instant.formatted(.iso8601))" } ?? "no witness"))
                if let witnessed = found.witnessedSize, witnessed > found.head.treeSize {
                    print("an earlier state: the witness saw \(witnessed) entries since")
                }
            } catch let fault as AuditFileFault {
                print("broken: \(fault)")
                throw ExitCode(3)
            }
        }

        private static func key(_ path: String) throws -> TreeHeadKey {
            do {
                return try TreeHeadKey(pem: String(contentsOfFile: path, encoding: .utf8))
            } catch {
                throw ToolError("cannot read a P-256 public key from \(path)")
            }
        }

        private static func heads(_ path: String) throws -> [WitnessedHead] {
            guard let content = FileManager.default.contents(atPath: path) else {
                throw ToolError("cannot read \(path)")
            }
            return try content.split(separator: UInt8(ascii: "\n")).map { line in
                do {
                    return try JSONDecoder().decode(WitnessedHead.self, from: Data(line))
                } catch {
                    throw ToolError("\(path) does not hold heads of the witness")
                }
            }
        }

        private func walk(_ store: any DataStore) async throws {
            switch try await AuditLog.verify(store) {
            case .intact(let records):
                print("intact: \(records) records")
            case .broken(let sequence, let reason):
                print("broken at record \(sequence): \(reason)")
                throw ExitCode(3)
            }
        }
    }

    /// Writes one log.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Writes a log up to its newest signed head, or one year of it, as a file.")

        @OptionGroup var place: AuditPlace

        @Option(help: "The log, as `kakehashi audit logs` names it: 202029-mayor, 202029, platform.")
        var log: String

        @Option(help: "A 年度, by the year it begins in; without it, everything.")
        var year: Int?

        @Option(help: "The file to write.")
        var output: String

        func run() async throws {
            let (store, log) = (try await place.open(), AuditLogName(log))
            guard FileManager.default.createFile(atPath: output, contents: nil, attributes: [.posixPermissions: 0o600]),
                let file = FileHandle(forWritingAtPath: output)
            else { throw ToolError("cannot write \(output)") }
            guard
                let entries = try await AuditFile.write(
                    log, year: year, from: store, into: { try file.write(contentsOf: $0) })
            else {
                try? FileManager.default.removeItem(atPath: output)
                throw ToolError("there is no signed head of \(log)\(year.map { " in \($0)" } ?? "")")
            }
            try file.close()
            try await store.write { tx in
                try AdministrationRecord.append(
                    .auditLogExported, of: log, subject: "\(entries) entries", in: tx)
            }
            print("\(entries) entries of \(log)")
        }
    }

    /// Lists the logs.
    struct Logs: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "logs", abstract: "Lists the logs: their size, what was signed and witnessed, sealed years.")

        @OptionGroup var place: AuditPlace

        func run() async throws {
            let store = try await place.open()
            let lines = try await store.read { tx in
                try AuditTrees.logs(in: tx).map { log in
                    let head = try AuditHeads.newest(of: log, in: tx)?.signed.head.treeSize ?? 0
                    let witnessed = try AuditHeads.newestWitnessed(of: log, in: tx)?.signed.head.treeSize ?? 0
                    let sealed = try AuditSegment.all(of: log, in: tx).filter(\.isSealed).map { String($0.year) }
                    return "\(log)\tsigned \(head)\twitnessed \(witnessed)\tsealed \(sealed.joined(separator: " "))"
                }
            }
            // Recorded first: nobody sees what left no record.
            try await store.write { tx in
                try AdministrationRecord.append(.auditLogsListed, subject: "\(lines.count) logs", in: tx)
            }
            for line in lines { print(line) }
        }
    }

    /// Leaves a record of work at the machine that no program sees.
    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract:
                "Leaves a record of what somebody does at the machine by hand: a disk changed, a database recovered.")

        @OptionGroup var place: AuditPlace

        @Option(help: "What is done, and why; never a number of a person.")
        var subject: String

        func run() async throws {
            let (store, subject) = (try await place.open(), subject)
            try await store.migrate(PlatformSchema.steps)
            try await store.write { tx in
                try AdministrationRecord.append(.administrationNoted, subject: subject, in: tx)
            }
        }
    }
}

/// The database that a command looks at.
struct AuditPlace: ParsableArguments {
    @Option(help: "The platform's SQLite file, or with --schema a PostgreSQL connection as libpq reads it.")
    var database: String

    @Option(help: "The schema of a PostgreSQL database.")
    var schema: String?

    init() {}

    init(database: String, schema: String?) {
        self.database = database
        self.schema = schema
    }

    func open() async throws -> any DataStore {
        guard schema != nil || FileManager.default.fileExists(atPath: database) else {
            throw ToolError("there is no database at \(database)")
        }
        return try await DatabaseAddress(place: database, schema: schema).open()
    }
}
