import Storage
import Synchronization
import Tenancy

/// The systems that came lately, so that each of their requests need not ask the database who they are.
///
/// For a second only: a certificate taken back, here or by another process, is refused a second later [O]. Who is unknown
/// is never remembered.
final class RememberedSystems: Sendable {
    private struct Entry {
        let system: RegisteredSystem
        let until: ContinuousClock.Instant
    }

    private static let time: Duration = .seconds(1)
    private let entries = Mutex<[String: Entry]>([:])

    func system(
        withFingerprint fingerprint: String, of tenant: TenantID, in store: any DataStore
    ) async throws -> RegisteredSystem? {
        let now = ContinuousClock.now
        if let entry = entries.withLock({ $0[fingerprint] }), now < entry.until { return entry.system }
        let system = try await store.read { tx in
            try TenantDirectory.system(withFingerprint: fingerprint, of: tenant, in: tx)
        }
        entries.withLock { entries in
            entries = entries.filter { now < $0.value.until }
            entries[fingerprint] = system.map { Entry(system: $0, until: now + Self.time) }
        }
        return system
    }
}
