import Foundation
import Logging
import Placement

/// Carries the journals of clusters into the one log, and moves servers' rows that are to be moved.
struct PlacementKeeper: Sendable {
    let clusters: Clusters
    let mover: Mover
    let logger: Logger

    /// Takes up clusters that were down when the process began, until none is missing; every process does so for itself.
    static func awaitClusters(
        _ clusters: Clusters, logger: Logger, cameBack: @Sendable (_ tenants: [String]) async -> Void
    ) async {
        var known: [String: String] = [:]
        while case let missing = clusters.missing, !Task.isCancelled, !missing.isEmpty {
            let failures = await clusters.callForMissing().mapValues { "\($0)" }
            for (name, reason) in failures where known[name] != reason {
                logger.critical(
                    "a cluster is missing: its servers are closed until it comes",
                    metadata: ["cluster": "\(name)", "reason": "\(reason)"])
            }
            for name in missing where failures[name] == nil {
                logger.notice("a cluster has come", metadata: ["cluster": "\(name)"])
                await cameBack(clusters.tenants(on: name))
            }
            known = failures
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Rounds until the task is cancelled.
    func keep() async {
        guard !clusters.isAlone else { return }
        async let gathering: Void = gather()
        async let moving: Void = move()
        _ = await (gathering, moving)
    }

    /// Twice a second [O]: that long a record is not among those of all servers.
    private func gather() async {
        var known: [String: String] = [:]
        while !Task.isCancelled {
            let failures = await clusters.gather().mapValues { "\($0)" }
            // Once for each that is new, and not twice a second.
            for (name, reason) in failures where known[name] != reason {
                logger.critical(
                    "a cluster's records are not carried", metadata: ["cluster": "\(name)", "reason": "\(reason)"])
            }
            known = failures
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    private func move() async {
        while !Task.isCancelled {
            do {
                for failure in try await mover.round() {
                    logger.error(
                        "a server's rows could not be moved",
                        metadata: ["tenant": "\(failure.tenant)", "error": "\(failure.error)"])
                }
            } catch is CancellationError {
                return
            } catch {
                logger.error("moves could not be looked at", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }
}
