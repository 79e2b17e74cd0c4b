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
        _ plan: ExchangePlan, beforeSending: @Sendable (ValidatedChain) async throws(HopFailure) -> Void = { _ in }
    ) async throws(HopFailure) -> ExchangeResponse {
        var timings = ExchangeTimings()
        let clock = ContinuousClock()
        var mark = clock.now
        func lap() -> Double {
            defer { mark = clock.now }
            return Double((clock.now - mark).components.attoseconds) / 1e15
                + Double((clock.now - mark).components.seconds) * 1000
        }

        let connection = try await PhasedConnection.open(plan)
        timings.tcp = lap()
        defer { connection.close() }

        var validated: ValidatedChain?
        if plan.target.isTLS {
            let presented = try await connection.handshake(plan)
            timings.tls = lap()
            let chain = try await judge(presented, plan)
            try await beforeSending(chain)
            validated = chain
            _ = lap()
        }
        let answer = try await connection.send(plan)
        timings.http = lap()

        var headers: [String: String] = [:]
        for (name, value) in answer.head.headers { headers[name.lowercased()] = value }
        return ExchangeResponse(
            status: Int(answer.head.status.code), headers: headers, cookies: answer.head.headers["set-cookie"],
            body: answer.body.map { Array(buffer: $0) } ?? [], chain: validated, timings: timings)
    }

    private static func judge(_ presented: [[UInt8]], _ plan: ExchangePlan) async throws(HopFailure) -> ValidatedChain {
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
