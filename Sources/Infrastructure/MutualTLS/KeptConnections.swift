import Foundation
import NIOCore
import PKI
import Synchronization
public import Verdicts

/// Connections that stay open between exchanges with another side that is asked often.
///
/// Only for requests that may come twice: a connection that ends before its answer is not known to have brought the request.
public final class KeptConnections: Sendable {
    /// What two exchanges must have in common to use one connection.
    private struct Ends: Hashable {
        let target: ExchangeTarget
        let identity: [IssuedCertificate]
        let anchors: [IssuedCertificate]
        let localAddress: String?
        let bodyLimit: Int
    }

    private struct Idle {
        let connection: KeptConnection
        let closing: Scheduled<Void>
    }

    /// Who the other side is, is judged again after so long.
    private let age: Duration
    /// A connection that nobody uses is closed after so long.
    private let idleTime: Duration
    private let idle = Mutex<[Ends: [Idle]]>([:])

    /// Keeps connections.
    public init(age: Duration = .seconds(300), idleTime: Duration = .seconds(60)) {
        self.age = age
        self.idleTime = idleTime
    }

    /// Carries out one exchange, on a connection that is open already where there is one.
    /// - Throws: `HopFailure` with the first hop that failed.
    public func exchange(_ plan: ExchangePlan) async throws(HopFailure) -> ExchangeResponse {
        let ends = Ends(
            target: plan.target, identity: plan.identity?.chain ?? [], anchors: plan.anchors.certificates,
            localAddress: plan.localAddress, bodyLimit: plan.bodyLimit)
        while let connection = take(ends, for: plan) {
            do throws(KeptConnection.Broken) {
                return try await exchange(plan, over: connection, ends)
            } catch {
                guard error.endedFirst else { throw error.failure }
            }
        }
        let connection = try await KeptConnection.open(plan)
        do throws(KeptConnection.Broken) {
            return try await exchange(plan, over: connection, ends)
        } catch {
            throw error.failure
        }
    }

    private func exchange(
        _ plan: ExchangePlan, over connection: KeptConnection, _ ends: Ends
    ) async throws(KeptConnection.Broken) -> ExchangeResponse {
        let (response, staysOpen) = try await connection.send(plan)
        if staysOpen { keep(connection, ends) } else { connection.close() }
        return response
    }

    private func keep(_ connection: KeptConnection, _ ends: Ends) {
        let closing = connection.closes(after: idleTime)
        idle.withLock { $0[ends, default: []].append(Idle(connection: connection, closing: closing)) }
    }

    /// The one used last; those that nobody may use any more are closed on the way.
    private func take(_ ends: Ends, for plan: ExchangePlan) -> KeptConnection? {
        while true {
            let last = idle.withLock { idle in
                let last = idle[ends]?.popLast()
                if idle[ends]?.isEmpty == true { idle[ends] = nil }
                return last
            }
            guard let last else { return nil }
            last.closing.cancel()
            if last.connection.isGood(at: plan.validationTime, age: age) { return last.connection }
            last.connection.close()
        }
    }
}
