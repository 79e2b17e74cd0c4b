import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import PKI
import Verdicts

/// A connection for one exchange after the other; its chain was judged when it was opened.
struct KeptConnection: Sendable {
    /// Why an exchange failed, and whether the connection had just ended, so that another may be tried.
    struct Broken: Error {
        let failure: HopFailure
        let endedFirst: Bool
    }

    private let connection: PhasedConnection
    private let channel: any Channel
    private let answers: NIOLoopBound<NextAnswer>
    private let chain: ValidatedChain?
    private let opened = ContinuousClock.now

    /// Opens a connection and judges the other side's chain before anything is sent.
    /// - Throws: `HopFailure` with the first hop that failed.
    static func open(_ plan: ExchangePlan) async throws(HopFailure) -> KeptConnection {
        let connection = try await PhasedConnection.open(plan)
        do throws(HopFailure) {
            var chain: ValidatedChain?
            if plan.target.isTLS {
                chain = try await PhasedClient.judge(try await connection.handshake(plan, trace: nil), plan)
            }
            return try await KeptConnection(connection, plan, chain)
        } catch {
            connection.close()
            throw error
        }
    }

    private init(
        _ connection: PhasedConnection, _ plan: ExchangePlan, _ chain: ValidatedChain?
    ) async throws(HopFailure) {
        self.connection = connection
        self.chain = chain
        let channel = connection.channel
        self.channel = channel
        do {
            answers = try await channel.eventLoop.submit {
                let answers = NextAnswer()
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHTTPClientHandlers()
                try pipeline.addHandlers(
                    NIOHTTPClientResponseAggregator(maxContentLength: plan.bodyLimit), answers)
                return NIOLoopBound(answers, eventLoop: channel.eventLoop)
            }.get()
        } catch {
            throw ExchangeRefusals.answer(connection.breakage.explanation(of: error), to: plan.target)
        }
    }

    /// Whether the next exchange may use it: open, not too old, and its chain still valid at the exchange's instant.
    func isGood(at now: Date, age: Duration) -> Bool {
        guard channel.isActive, ContinuousClock.now - opened < age else { return false }
        return chain?.certificates.allSatisfy { $0.notBefore <= now && now <= $0.notAfter } ?? true
    }

    /// Sends a request; answers what came back and whether the other side leaves the connection open.
    func send(_ plan: ExchangePlan) async throws(Broken) -> (ExchangeResponse, staysOpen: Bool) {
        let answer: NIOHTTPClientResponseFull
        do {
            answer = try await channel.eventLoop.flatSubmit { [answers, channel] in
                let promise = channel.eventLoop.makePromise(of: NIOHTTPClientResponseFull.self)
                answers.value.next(promise)
                channel.begin(patience: plan.answerTimeout ?? plan.timeout, for: promise)
                PhasedConnection.write(plan, to: channel, keepsAlive: true)
                return promise.futureResult
            }.get()
        } catch {
            close()
            throw Broken(
                failure: ExchangeRefusals.answer(connection.breakage.explanation(of: error), to: plan.target),
                endedFirst: Self.isEnd(error))
        }
        return (ExchangeResponse(answer, chain: chain), answer.head.isKeepAlive)
    }

    func close() { channel.close(promise: nil) }

    func closes(after time: Duration) -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: TimeAmount(time)) { [channel] in channel.close(promise: nil) }
    }

    private static func isEnd(_ error: any Error) -> Bool {
        if case .uncleanShutdown? = error as? NIOSSLError { return true }
        return switch error {
        case ChannelError.eof, ChannelError.ioOnClosedChannel, ChannelError.alreadyClosed, is IOError: true
        default: false
        }
    }
}

/// Tells the promise of the exchange that is under way the whole answer, or that the connection broke before it came.
private final class NextAnswer: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPClientResponseFull

    private var promise: EventLoopPromise<NIOHTTPClientResponseFull>?

    func next(_ promise: EventLoopPromise<NIOHTTPClientResponseFull>) {
        self.promise = promise
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        promise?.succeed(unwrapInboundIn(data))
        promise = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise?.fail(error)
        promise = nil
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise?.fail(ChannelError.eof)
        promise = nil
    }
}
