import ArgumentParser
import AuditLog
import Backup
import Foundation
import Identifiers
import Placement
import Storage
import Tenancy

/// Looking after the keys of tenants' data.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Renews the master key and those of servers' personal data, keeps them, and destroys one server's.",
        subcommands: [Rotate.self, RenewMaster.self, Keep.self, Destroy.self])

    /// Makes new data keys; the platform seals everything anew meanwhile.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract: "Makes a new data key; a running platform seals everything anew with it and forgets the old one.")

        @OptionGroup var place: KeysPlace

        @Option(help: "One server, such as 202029-mayor; without it every one.")
        var tenant: String?

        func run() async throws {
            let (clusters, keys) = try await place.open()
            for found in try await KeysPlace.tenants(tenant, in: clusters.home) {
                let data = DataKeys(
                    store: TenantStore(
                        tenant: found, base: clusters.database(of: found.text), vault: try keys.dataVault(of: found)),
                    columns: PlatformParts.sealedColumns)
                let version = try await data.rotate { tx in
                    try AdministrationRecord.append(.dataKeyRotated, of: found.log, subject: found.text, in: tx)
                }
                print("\(found): key \(version)")
            }
        }
    }

    /// Writes the keys that no backup has.
    struct Keep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "keep",
            abstract:
                "Writes the master key and servers' outer keys, sealed; anew each time, so that destroyed ones are gone."
        )

        @OptionGroup var place: KeysPlace

        @Option(help: "The public key that the file is sealed to, PEM.")
        var key: String

        @Option(help: "The file; what was there is replaced.")
        var to: String

        func run() async throws {
            let store = try await place.open().0.home
            let sealedTo = try BackupPlace.key(key)
            let folder = "\(try await place.settings.folder)/keys"
            let names =
                ["master.key", "master.key.former"].filter {
                    FileManager.default.fileExists(atPath: "\(folder)/\($0)")
                }
                + ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/tenants")) ?? []).sorted().map {
                    "tenants/\($0)"
                }
            let files = names.map { (name: "keys/\($0)", path: "\(folder)/\($0)") }
            let new = "\(to).new"
            try? FileManager.default.removeItem(atPath: new)
            try Backup.create(files, to: sealedTo, at: new)
            guard rename(new, to) == 0 else { throw ToolError("cannot write \(to)") }
            try await store.write { tx in
                try AdministrationRecord.append(.keysKept, subject: "\(files.count) keys", in: tx)
            }
            print("\(files.count) keys")
        }
    }

    /// Crypto-shredding.
    struct Destroy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "destroy",
            abstract: "Destroys every key of one server's personal data: nobody reads it any more, in no backup either."
        )

        @OptionGroup var place: KeysPlace

        @Option(help: "The server, such as 202029-mayor.")
        var tenant: String

        @Option(help: "The server once more, to be sure.")
        var confirm: String

        func validate() throws {
            guard tenant == confirm else { throw ValidationError("--confirm must name the same server") }
        }

        func run() async throws {
            let (clusters, _) = try await place.open()
            guard let found = try await KeysPlace.tenants(tenant, in: clusters.home).first else {
                throw ToolError("there is no server \(tenant)")
            }
            // While a move is under way the wrapped keys are in two databases.
            if let move = try await clusters.home.read({ tx in try TenantMoves.last(of: found, in: tx) }),
                !move.state.isOver
            {
                throw ToolError("\(tenant) is being moved; destroy its keys when that has ended")
            }
            try await clusters.database(of: found.text).write { tx in
                try DataKeys.destroy(of: found, by: "operator:\(NSUserName())", at: Date(), in: tx)
                try AdministrationRecord.append(.tenantDataDestroyed, of: found.log, subject: found.text, in: tx)
            }
            let settings = try await place.settings
            try ErasedFile.erase(PlatformKeys.outerKeyFile(of: found, in: "\(settings.folder)/keys"))
            try? FileManager.default.removeItem(atPath: "\(settings.folder)/replica-files/\(found)")
            print("destroyed: the data keys of \(found)")
        }
    }
}

/// The platform whose keys they are.
struct KeysPlace: ParsableArguments {
    @Option(help: "The platform's configuration.")
    var configuration: String

    var settings: PlatformConfiguration {
        get async throws { try await PlatformSettings.read(from: configuration) }
    }

    func open() async throws -> (Clusters, PlatformKeys) {
        let settings = try await settings
        guard FileManager.default.fileExists(atPath: "\(settings.folder)/keys/master.key") else {
            throw ToolError("there are no keys in \(settings.folder)/keys")
        }
        let clusters = try await PlacementPlace.told { try await ClusterDatabases(settings).open(at: Date()) }
        return (clusters, try PlatformKeys(folder: "\(settings.folder)/keys", now: Date()))
    }

    /// One tenant by its name, or all.
    static func tenants(_ name: String?, in store: any DataStore) async throws -> [TenantID] {
        let all = try await store.read { tx in try TenantDirectory.all(in: tx) }.map(\.identifier)
        guard let name else { return all }
        return all.filter { $0.text == name }
    }
}

extension TenantID {
    /// The audit log of this server.
    var log: AuditLogName { AuditLogName(organisation: organisation.text, bureau: bureau.rawValue) }
}

extension AuditEvent {
    static let dataKeyRotated = AuditEvent("data-key.rotated", "Somebody made a new key for a server's personal data.")
    static let keysKept = AuditEvent("data-key.kept", "Somebody wrote the keys that no backup has into a sealed file.")
    static let tenantDataDestroyed = AuditEvent(
        "data-key.destroyed", "Somebody destroyed every key of a server's personal data: nobody reads it any more.")
}
