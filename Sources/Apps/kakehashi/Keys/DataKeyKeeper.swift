import Foundation
import Logging
import Placement
import Storage
import Tenancy

/// Seals with the newest key what is not, server by server, while they work.
struct DataKeyKeeper: Sendable {
    let parts: PlatformParts
    let logger: Logger

    /// Rounds until the task is cancelled.
    func keep() async {
        while !Task.isCancelled {
            await round()
            try? await Task.sleep(for: .seconds(30))
        }
    }

    /// The servers with something to seal anew, each by what its own database says.
    private func due() async throws -> [Tenant] {
        var found: [Tenant] = []
        for database in parts.clusters.all {
            do {
                found += try await database.store.read { tx in
                    let due = try DataKeys.due(in: tx)
                    return try TenantDirectory.all(in: tx).filter { due.contains($0.identifier.text) }
                }.filter { database.has($0.identifier.text) }
            } catch  where !parts.clusters.isAlone {
                // A cluster that is down keeps its own servers only.
                logger.error("personal data could not be sealed anew", metadata: ["error": "\(error)"])
            }
        }
        return found
    }

    /// One round over all servers.
    func round() async {
        do {
            for tenant in try await due() {
                let keys = DataKeys(
                    store: try parts.store(of: tenant.identifier), columns: PlatformParts.sealedColumns)
                let count = try await keys.reseal()
                if count > 0 {
                    logger.notice(
                        "personal data sealed anew",
                        metadata: ["tenant": "\(tenant.identifier)", "values": "\(count)"])
                }
            }
        } catch {
            logger.error("personal data could not be sealed anew", metadata: ["error": "\(error)"])
        }
    }
}
