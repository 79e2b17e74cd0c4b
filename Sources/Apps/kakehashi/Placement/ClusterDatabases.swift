import Foundation
import Placement
import Storage

/// The databases that the settings name: the home and those beside it.
struct ClusterDatabases {
    private let settings: PlatformConfiguration

    init(_ settings: PlatformConfiguration) {
        self.settings = settings
    }

    /// Opens every database as it is, for a command beside the platform.
    /// - Throws: `ToolError` for settings that cannot be meant, `StoreError`, `JournalError` or `PlacementError`.
    func open(at now: Date) async throws -> Clusters { try await opened(migrating: false, at: now) }

    /// Opens every database and brings its schema forward; a cluster that cannot be reached is awaited.
    /// - Throws: `ToolError` for settings that cannot be meant, `StoreError`, `JournalError` or `PlacementError`.
    func openAndMigrate(at now: Date) async throws -> Clusters { try await opened(migrating: true, at: now) }

    private func opened(migrating: Bool, at now: Date) async throws -> Clusters {
        let named = settings.storage?.clusters ?? [:]
        try check(named)
        let home = try await Self.opened(Platform.database(settings), migrating: migrating)
        var others: [String: any DataStore] = [:]
        var awaited: [String: @Sendable () async throws -> any DataStore] = [:]
        for (name, found) in await Self.found(named, migrating: migrating) {
            do {
                others[name] = try found.get()
            } catch StoreError.engine where migrating {
                // The servers of the others need not wait for it. A command has to have all of them.
                guard let address = named[name] else { continue }
                awaited[name] = { try await Self.opened(address, migrating: true) }
            }
        }
        return try await Clusters.open(home: home, others: others, awaited: awaited, at: now)
    }

    /// All at once: one that does not answer takes its time.
    private static func found(
        _ named: [String: DatabaseAddress], migrating: Bool
    ) async -> [String: Result<any DataStore, any Error>] {
        await withTaskGroup(of: (String, Result<any DataStore, any Error>).self) { group in
            for (name, address) in named {
                group.addTask {
                    do {
                        return (name, .success(try await opened(address, migrating: migrating)))
                    } catch {
                        return (name, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func check(_ named: [String: DatabaseAddress]) throws {
        for name in named.keys where name.wholeMatch(of: /[a-z][a-z0-9-]{0,30}/) == nil || name == Clusters.homeName {
            throw ToolError("storage.clusters.\(name): a name is lower-case letters, digits and -, and not `home`")
        }
        let home = Platform.database(settings)
        var places = Set(["\(home.place) \(home.schema ?? "")"])
        for (name, address) in named where !places.insert("\(address.place) \(address.schema ?? "")").inserted {
            throw ToolError("storage.clusters.\(name): another database is at the same place")
        }
        if let name = settings.storage?.newTenants, name != Clusters.homeName, named[name] == nil {
            throw ToolError("storage.newTenants: there is no cluster \(name)")
        }
        if settings.sandbox == true, !named.isEmpty {
            throw ToolError("a sandbox has one database: no storage.clusters")
        }
    }

    private static func opened(_ address: DatabaseAddress, migrating: Bool) async throws -> any DataStore {
        let store = MeasuredStore(try await address.open())
        if migrating { try await store.migrate(PlatformSchema.steps) }
        return store
    }
}
