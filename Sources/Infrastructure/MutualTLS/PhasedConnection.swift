import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import PKI
import Synchronization
import Verdicts

/// One TCP connection on its way through the phases of an exchange.
struct PhasedConnection {
    let channel: any Channel
    private let target: ExchangeTarget
    let breakage = Breakage()

    static func open(_ plan: ExchangePlan) async throws(HopFailure) -> PhasedConnection {
        do {
            var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(TimeAmount(plan.timeout))
                .channelOption(.autoRead, value: false)
            if let local = plan.localAddress {
                bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: local, port: 0))
            }
            let address = try SocketAddress(ipAddress: plan.target.address, port: plan.target.port)
            return PhasedConnection(channel: try await bootstrap.connect(to: address).get(), target: plan.target)
        } catch {
            throw ExchangeRefusals.tcp(error, to: plan.target)
        }
    }

    /// Completes the TLS handshake and answers the chain as presented (DER, leaf first), not yet judged.
    func handshake(_ plan: ExchangePlan, trace: ExchangeTrace?) async throws(HopFailure) -> [[UInt8]] {
        let presented = PresentedChain()
        let name = plan.target.nameIsAddress ? nil : plan.target.name
        do {
            let context = try TLSContexts.context(for: plan.identity)
            let (channel, breakage) = (self.channel, self.breakage)
            // All on the event loop: each step between it and a task would cost as much as a packet.
            let settled = try await channel.eventLoop.flatSubmit {
                let done = channel.eventLoop.makePromise(of: Void.self)
                let reader = CipherSuiteReader()
                do {
                    let handler = try NIOSSLClientHandler(
                        context: context, serverHostname: name,
                        customVerificationCallback: { certificates, promise in
                            presented.keep(certificates)
                            promise.succeed(.certificateVerified)
                        })
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandlers(reader, handler, HandshakeWaiter(done: done, breakage: breakage))
                    channel.begin(patience: plan.timeout, for: done)
                    let settled = NIOLoopBound((reader, handler), eventLoop: channel.eventLoop)
                    return done.futureResult.map { (settled.value.0.suite, settled.value.1.tlsVersion) }
                } catch {
                    // No promise may be left open, not even one that nobody was yet to keep.
                    done.fail(error)
                    return done.futureResult.map { (nil, nil) }
                }
            }.get()
            let chain = try presented.der()
            trace?.note(
                ExchangeTrace.Handshake(
                    version: settled.1?.title, cipherSuite: settled.0, serverName: name, presented: chain))
            return chain
        } catch {
            // A server that refuses ends the connection as well: why it did is the better explanation.
            throw HandshakeRefusal.failure(breakage.explanation(of: error), to: plan.target)
        }
    }

    /// Sends the request, and answers with the whole answer and the instant of its first byte.
    func send(
        _ plan: ExchangePlan
    ) async throws(HopFailure) -> (answer: NIOHTTPClientResponseFull, begun: ContinuousClock.Instant?) {
        do {
            let channel = self.channel
            return try await channel.eventLoop.flatSubmit {
                let answer = channel.eventLoop.makePromise(of: NIOHTTPClientResponseFull.self)
                let first = FirstPart()
                do {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandlers(
                        first, NIOHTTPClientResponseAggregator(maxContentLength: plan.bodyLimit),
                        AnswerWaiter(answer: answer))
                    channel.begin(patience: plan.answerTimeout ?? plan.timeout, for: answer)
                    Self.write(plan, to: channel, keepsAlive: false)
                } catch {
                    answer.fail(error)
                }
                let kept = NIOLoopBound(first, eventLoop: channel.eventLoop)
                return answer.futureResult.map { ($0, kept.value.instant) }
            }.get()
        } catch {
            throw ExchangeRefusals.answer(breakage.explanation(of: error), to: plan.target)
        }
    }

    func close() {
        channel.close(promise: nil)
    }

    static func write(_ plan: ExchangePlan, to channel: any Channel, keepsAlive: Bool) {
        var headers = HTTPHeaders(plan.request.headers.map { ($0.key, $0.value) })
        headers.replaceOrAdd(name: "host", value: plan.target.authority)
        headers.replaceOrAdd(name: "connection", value: keepsAlive ? "keep-alive" : "close")
        if !plan.request.body.isEmpty || plan.request.method != "GET" {
            headers.replaceOrAdd(name: "content-length", value: String(plan.request.body.count))
        }
        let head = HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: plan.request.method), uri: plan.request.path,
            headers: headers)
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        if !plan.request.body.isEmpty {
            channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: plan.request.body))), promise: nil)
        }
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    }
}

extension Channel {
    /// Reads from now on, and lets a promise fail when it is not kept in time.
    func begin<Value: Sendable>(patience: Duration, for promise: EventLoopPromise<Value>) {
        let end = eventLoop.scheduleTask(in: TimeAmount(patience)) { promise.fail(ExchangeTimeout()) }
        // A test of many servers would otherwise keep each one until its patience is over.
        promise.futureResult.whenComplete { _ in end.cancel() }
        // What has ended already will not end again for those who begin to listen now.
        if !isActive { promise.fail(ChannelError.eof) }
        setOption(.autoRead, value: true).whenFailure { promise.fail($0) }
    }
}

extension TLSVersion {
    /// As everybody writes it.
    fileprivate var title: String {
        switch self {
        case .tlsv1: "TLSv1"
        case .tlsv11: "TLSv1.1"
        case .tlsv12: "TLSv1.2"
        case .tlsv13: "TLSv1.3"
        }
    }
}

/// The chain a server presents during the handshake, kept to be judged after it.
private final class PresentedChain: Sendable {
    private let certificates = Mutex<[NIOSSLCertificate]>([])

    func keep(_ presented: [NIOSSLCertificate]) {
        certificates.withLock { $0 = presented }
    }

    func der() throws -> [[UInt8]] {
        try certificates.withLock { $0 }.map { try $0.toDERBytes() }
    }
}
