import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
public import PKI
public import Verdicts

/// An HTTPS client that goes hop by hop and says at which hop it failed: TCP, TLS, chain, revocation, HTTP.
///
/// The chain is judged by our own rules at the plan's instant before the first byte of the request leaves; a general HTTP
/// client shows neither the hop nor the chain, and cannot leave from a given address.
public enum PhasedClient {
    /// Carries out one exchange on a connection of its own.
    ///
    /// `beforeSending` sees the validated chain and may still refuse, for instance after asking a revocation list.
    /// - Throws: `HopFailure` with the first hop that failed.
    public static func exchange(
        _ plan: ExchangePlan, trace: ExchangeTrace? = nil,
        beforeSending: @Sendable (ValidatedChain) async throws(HopFailure) -> Void = { _ in }
    ) async throws(HopFailure) -> ExchangeResponse {
        let trace = trace ?? ExchangeTrace(target: plan.target.authority)
        trace.note { $0.address = plan.target.address }
        let connection = try await trace.phase(.tcp) { () async throws(HopFailure) in
            try await PhasedConnection.open(plan)
        }
        defer { connection.close() }
        var validated: ValidatedChain?
        if plan.target.isTLS {
            let presented = try await trace.phase(.tls) { () async throws(HopFailure) in
                try await connection.handshake(plan, trace: trace)
            }
            let chain = try await trace.phase(.chain) { () async throws(HopFailure) in
                try await judge(presented, plan)
            }
            try await trace.phase(.revocation) { () async throws(HopFailure) in try await beforeSending(chain) }
            validated = chain
        }
        let answer = try await send(plan, over: connection, trace)
        return ExchangeResponse(answer, chain: validated)
    }

    private static func send(
        _ plan: ExchangePlan, over connection: PhasedConnection, _ trace: ExchangeTrace
    ) async throws(HopFailure) -> NIOHTTPClientResponseFull {
        let start = ContinuousClock.now
        do {
            let (answer, begun) = try await connection.send(plan)
            let first = begun ?? .now
            trace.add(.firstByte, (first - start) / .milliseconds(1))
            trace.add(.body, since: first)
            trace.note {
                $0.http = HTTPDetails(
                    status: Int(answer.head.status.code), bytes: answer.body?.readableBytes ?? 0)
            }
            return answer
        } catch {
            trace.add(.firstByte, since: start)
            trace.fail(error)
            throw error
        }
    }

    static func judge(_ presented: [[UInt8]], _ plan: ExchangePlan) async throws(HopFailure) -> ValidatedChain {
        let chain: UnverifiedChain
        do {
            chain = try UnverifiedChain(der: presented)
        } catch {
            throw ExchangeRefusals.chain(.malformed(error.japanese), of: plan.target)
        }
        let isAddress = plan.target.nameIsAddress
        switch await chain.validate(
            anchors: plan.anchors, hostName: isAddress ? nil : plan.target.name,
            ipAddress: isAddress ? plan.target.name : nil, purpose: .server, at: plan.validationTime)
        {
        case .success(let validated): return validated
        case .failure(let refusal): throw ExchangeRefusals.chain(refusal, of: plan.target)
        }
    }
}
