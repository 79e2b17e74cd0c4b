import Foundation
import Logging
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

    /// One round over all servers.
    func round() async {
        do {
            let (due, tenants) = try await parts.store.read { tx in
                (try DataKeys.due(in: tx), try TenantDirectory.all(in: tx))
            }
            for tenant in tenants where due.contains(tenant.identifier.text) {
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
