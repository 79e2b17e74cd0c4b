import BackgroundWork
import Foundation
public import ServiceCalendar
import Synchronization
public import Tenancy
public import WebServer

/// Takes up whole files, each system's one after the other, oldest first; what a restart interrupted is taken up again.
///
/// Systems have lanes of their own: none waits behind another's long file or failure.
public final class ReplicaFileWorker: Sendable {
    private let load: ReplicaFileLoad
    private let bell = WorkBell()
    private let busy = Mutex<Set<String>>([])
    private let report: @Sendable (any Error) -> Void
    /// How long a system's lane rests when working failed for a reason of our own (a full disk, say) [O].
    private static let rest: Duration = .seconds(30)

    /// Works for one server.
    ///
    /// - Parameters:
    ///   - store: the server's rows.
    ///   - folder: where its files lie.
    ///   - checksLinks: whether what 副本 say of a person is to be compared with 統合宛名.
    ///   - scope: whose audit records they are.
    ///   - clock: what the time is.
    ///   - report: is told what the platform's own people should look at.
    public init(
        store: TenantStore, folder: ReplicaFileFolder, checksLinks: Bool = false, scope: AuditScope,
        clock: any WallClock, report: @escaping @Sendable (any Error) -> Void
    ) {
        load = ReplicaFileLoad(
            store: store, folder: folder, items: ReplicaItems(), checksLinks: checksLinks, scope: scope, clock: clock)
        self.report = report
    }

    /// Says that there may be something to do.
    public func wake() { bell.ring() }

    /// Works until the task is cancelled; may be called again then.
    public func run() async {
        do {
            try await load.sweep()
        } catch {
            report(error)
        }
        wake()
        await withDiscardingTaskGroup { group in
            for await _ in bell.rings() {
                do {
                    for system in try await dueSystems() where busy.withLock({ $0.insert(system).inserted }) {
                        group.addTask { await self.lane(system) }
                    }
                } catch {
                    report(error)
                }
            }
        }
    }

    private func lane(_ system: String) async {
        while !Task.isCancelled {
            do {
                guard let file = try await next(of: system) else { break }
                try await load.work(on: file)
            } catch is CancellationError {
                break
            } catch {
                report(error)
                try? await Task.sleep(for: Self.rest)
            }
        }
        busy.withLock { _ = $0.remove(system) }
        // Something may have come between the last look and now.
        if !Task.isCancelled, (try? await next(of: system)) ?? nil != nil { wake() }
    }

    private func next(of system: String) async throws -> ReplicaFile? {
        try await load.store.read { tx in try ReplicaFileStore(tx: tx).due(of: system) }
    }

    private func dueSystems() async throws -> [String] {
        try await load.store.read { tx in try ReplicaFileStore(tx: tx).dueSystems() }
    }
}
