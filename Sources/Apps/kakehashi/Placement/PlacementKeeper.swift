import Foundation
import Logging
import Placement

/// Carries the journals of clusters into the one log, and moves servers' rows that are to be moved.
struct PlacementKeeper: Sendable {
    let clusters: Clusters
    let mover: Mover
    let logger: Logger

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
