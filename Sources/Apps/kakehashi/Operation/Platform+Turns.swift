import Foundation
import Logging
import Placement
import Storage
import Tenancy

/// Several processes behind the same addresses: all answer, one does what no request asks for.
extension Platform {
    /// Takes turns with the other processes until the task is cancelled; a process that is alone works always.
    func takeTurns() async {
        guard let node = parts.configuration.node else {
            await work(true)
            return
        }
        let lease = WorkLease(store: parts.store, node: node.name)
        await auditKeeper.rest()
        var rounds = 0
        while !Task.isCancelled {
            do {
                let isMine = try await lease.take()
                if isMine != isWorking { await work(isMine) }
                try await catchUp()
                // A file may have come in through another process.
                if isMine, rounds % 6 == 0 { for server in servers.values { await server.wakeWork() } }
            } catch {
                // Whoever cannot renew the lease must stop before another begins.
                await work(false)
                logger.error("the processes' turns", metadata: ["error": "\(error)"])
            }
            rounds += 1
            try? await Task.sleep(for: WorkLease.pause)
        }
        await work(false)
        try? await lease.release()
    }

    private func work(_ begins: Bool) async {
        isWorking = begins
        logger.notice("background work", metadata: ["here": "\(begins)"])
        if begins { beginCommonWork() } else { await endCommonWork() }
        for server in servers.values {
            if begins { await server.beginWork() } else { await server.endWork() }
        }
    }

    /// Two processes must not sign one log's heads: the later would hand the witness what it has seen outrun.
    private func beginCommonWork() {
        guard commonWork == nil else { return }
        let (audit, keys) = (auditKeeper, DataKeyKeeper(parts: parts, logger: logger))
        let placement = PlacementKeeper(clusters: parts.clusters, mover: mover, logger: logger)
        commonWork = Task {
            async let signing: Void = audit.keep()
            async let sealing: Void = keys.keep()
            async let placing: Void = placement.keep()
            _ = await (signing, sealing, placing)
        }
    }

    /// Moves servers' rows; a server that stands still does nothing of itself.
    private var mover: Mover {
        Mover(
            parts.clusters, steps: PlatformSchema.steps, clock: parts.clock,
            work: Mover.Work(
                pause: { [weak self] tenant in await self?.servers[tenant]?.endWork() },
                resume: { [weak self] tenant in await self?.resumeWork(of: tenant) }))
    }

    private func resumeWork(of tenant: TenantID) async {
        guard isWorking else { return }
        await servers[tenant]?.beginWork()
    }

    func endCommonWork() async {
        commonWork?.cancel()
        await commonWork?.value
        commonWork = nil
    }

    /// What other processes have changed since: hours, servers that are new or set up otherwise.
    private func catchUp() async throws {
        try await parts.clusters.refresh()
        try await parts.hours.refresh()
        try await helpDesk.refresh()
        for tenant in try await parts.store.read({ tx in try TenantDirectory.all(in: tx) }) {
            if let server = servers[tenant.identifier] {
                guard server.tenant != tenant else { continue }
                await server.stop()
            }
            _ = try await serve(tenant)
        }
    }
}
