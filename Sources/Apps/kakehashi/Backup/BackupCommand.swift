import ArgumentParser
import AuditLog
import Backup
import Foundation
import Placement
import ServiceCalendar
import Storage
import StorageSQLite

/// Putting the platform aside, and bringing it back.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Makes, checks and restores sealed backups while the platform works.",
        subcommands: [Key.self, Create.self, Verify.self, Restore.self])

    /// Makes the two keys.
    struct Key: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key", abstract: "Makes the key that opens backups, and the one that they are sealed to.")

        @Option(help: "Where the secret goes; keep it away from the machine that makes backups.")
        var secret: String

        @Option(help: "Where the public key goes; the machine needs no more.")
        var key: String

        func run() throws {
            guard !FileManager.default.fileExists(atPath: secret) else {
                throw ToolError("there is a key at \(secret)")
            }
            let made = BackupSecret()
            try PlatformKeys.protect(Array(made.pem.utf8), at: secret)
            try Data(made.publicKey.pem.utf8).write(to: URL(filePath: key))
        }
    }

    /// Makes a backup.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Writes the database and the folder as they are at one instant; the platform goes on.")

        @Option(help: "The platform's configuration.")
        var configuration: String

        @Option(help: "The public key that the backup is sealed to, PEM.")
        var key: String

        @Option(help: "The directory in which the backup gets a directory of its own.")
        var to: String

        func run() async throws {
            let settings = try await PlatformSettings.read(from: configuration)
            let sealedTo = try BackupPlace.key(key)
            let now = Date()
            let clusters = try await PlacementPlace.told { try await ClusterDatabases(settings).open(at: now) }
            let folder = "\(to)/kakehashi-\(BackupPlace.name(of: now))"
            let moves = try await Self.moves(in: clusters)
            // The home first: what clusters recorded since is carried again from where the home stood then, and nothing twice.
            for name in clusters.names {
                let isHome = name == Clusters.homeName
                try await write(
                    clusters.store(named: name), to: BackupPlace(folder: isHome ? folder : "\(folder)-\(name)"),
                    files: isHome ? settings.folder : nil, key: sealedTo, telling: clusters.home, at: now)
            }
            guard try await Self.moves(in: clusters) == moves else {
                throw ToolError("a server's rows were moved meanwhile: these backups do not go together; make others")
            }
        }

        /// The last move; rows on their way would be in two backups, or in none.
        private static func moves(in clusters: Clusters) async throws -> [TenantMove] {
            guard !clusters.isAlone else { return [] }
            let (underWay, newest) = try await clusters.home.read { tx in
                (try TenantMoves.underWay(in: tx), try TenantMoves.newest(1, in: tx))
            }
            guard underWay.isEmpty else { throw ToolError("a server's rows are being moved; run it again afterwards") }
            return newest
        }

        private func write(
            _ store: any DataStore, to place: BackupPlace, files folder: String?, key: BackupKey,
            telling home: any DataStore, at now: Date
        ) async throws {
            try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true)
            let pinned = folder.map { PinnedFiles(of: $0) }
            defer { pinned?.release() }
            let summary = try await Backup.create(
                .platform, from: store, to: key, at: place.sealed, now: JapanTime.text(now)
            ) { try pinned?.pin() ?? [] }
            let manifest = try place.describe(summary)
            try await home.write { tx in
                try AdministrationRecord.append(
                    .backupCreated,
                    subject: "\(place.name) \(summary.allRows) rows \(summary.files) files \(manifest.sha256)", in: tx)
            }
            print("\(place.folder): \(summary.allRows) rows, \(summary.files) files, \(manifest.bytes) bytes")
        }
    }

    /// Checks a backup.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Checks a backup; with the secret it is restored aside and its audit log verified.",
            discussion: """
                Exit status 3: broken. At the platform's machine name its --configuration: what was found is recorded in its \
                audit log.
                """)

        @Argument(help: "The backup's directory.")
        var backup: String

        @Option(help: "What opens it, PEM; without it only the file's hash is compared.")
        var secret: String?

        @Option(help: "The platform's configuration: its audit log gets a record of what was found.")
        var configuration: String?

        func run() async throws {
            let place = BackupPlace(folder: backup)
            do {
                let found = try await check(place)
                try await record(.success, "\(place.name) \(found.word)")
                print(found.text)
            } catch let error as BackupError {
                try await record(.failed, "\(place.name) broken")
                print("broken: \(error)")
                throw ExitCode(3)
            }
        }

        private func check(_ place: BackupPlace) async throws -> (word: String, text: String) {
            try place.compare()
            guard let secret else { return ("whole", "whole: the file is the one that was written") }
            return ("restorable", try await restoreAside(place, BackupPlace.secret(secret)))
        }

        private func record(_ outcome: AuditOutcome, _ subject: String) async throws {
            guard let configuration else { return }
            let settings = try await PlatformSettings.read(from: configuration)
            try await BackupPlace.database(settings).open().write { tx in
                try AdministrationRecord.append(.backupVerified, outcome, subject: subject, in: tx)
            }
        }

        private func restoreAside(_ place: BackupPlace, _ secret: BackupSecret) async throws -> String {
            let aside = FileManager.default.temporaryDirectory.appending(path: "kakehashi-\(UUID().uuidString)").path()
            defer { try? FileManager.default.removeItem(atPath: aside) }
            try FileManager.default.createDirectory(
                atPath: aside, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let store = try SQLiteStore(path: "\(aside)/platform.sqlite")
            let (summary, rows) = try await Restoration.restore(
                .everything, from: place.sealed, with: secret, .platform, into: store, folder: nil)
            switch try await AuditLog.verify(store) {
            case .broken(let sequence, let reason):
                throw BackupError.unreadable("audit record \(sequence): \(reason)")
            case .intact(let records):
                return
                    "restorable: \(rows) rows, \(summary.files) files of \(summary.createdAt), \(records) audit records intact"
            }
        }
    }

    /// Restores a backup.
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore",
            abstract: "Restores everything into an empty place, or one server's rows into a working one.",
            discussion: """
                One server's 情報提供等記録 stay where there are as many as the backup has, or more: they are never taken back.
                """)

        @Argument(help: "The backup's directory.")
        var backup: String

        @Option(help: "What opens it, PEM.")
        var secret: String

        @Option(help: "The platform's folder.")
        var folder: String

        @Option(help: "A PostgreSQL connection, with --schema; without it the SQLite file in the folder.")
        var database: String?

        @Option(help: "The schema of a PostgreSQL database.")
        var schema: String?

        @Option(help: "What `kakehashi keys keep` wrote: the keys that no backup has.")
        var keys: String?

        @Flag(help: "The backup is one of a cluster: rows alone, into its database; the folder has its keys already.")
        var cluster = false

        @Option(
            help: "One server, such as 202029-mayor: its rows take the place of what it has; no other's are touched.")
        var tenant: String?

        func validate() throws {
            guard !cluster || database != nil else { throw ValidationError("--cluster needs --database") }
        }

        func run() async throws {
            let place = BackupPlace(folder: backup)
            let opened = try BackupPlace.secret(secret)
            do {
                try place.compare()
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                if tenant == nil, !cluster, FileManager.default.fileExists(atPath: "\(folder)/keys/platform-ca.pem") {
                    throw BackupError.notEmpty("\(folder)/keys")
                }
                if let keys { try Restoration.files(of: keys, with: opened, into: folder) }
                let store = try await DatabaseAddress(
                    place: database ?? "\(folder)/platform.sqlite", schema: schema
                ).open()
                let (summary, rows) = try await BackupReturn(place: place, secret: opened, tenant: tenant).bring(
                    into: store, folder: cluster ? nil : folder)
                print("\(rows) rows of \(summary.createdAt)")
            } catch let error as BackupError {
                throw ToolError("\(error)")
            } catch let error as PlacementError {
                throw ToolError("\(error)")
            }
        }
    }
}

extension AuditEvent {
    static let backupCreated = AuditEvent("backup.created", "Somebody made a backup at the machine.")
    static let backupVerified = AuditEvent(
        "backup.verified", "Somebody checked a backup at the machine: by its hash, or restored aside.")
    static let backupRestored = AuditEvent(
        "backup.restored", "Somebody restored a backup at the machine: everything, or one server.")
}
