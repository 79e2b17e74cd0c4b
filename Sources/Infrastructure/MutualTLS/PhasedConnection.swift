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
    private let channel: any Channel
    private let target: ExchangeTarget
    private let breakage = Breakage()

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
    func handshake(_ plan: ExchangePlan) async throws(HopFailure) -> [[UInt8]] {
        let presented = PresentedChain()
        let done = channel.eventLoop.makePromise(of: Void.self)
        do {
            let context = try NIOSSLContext(configuration: try Self.configuration(plan))
            let name = plan.target.nameIsAddress ? nil : plan.target.name
            let (channel, breakage) = (self.channel, self.breakage)
            try await channel.eventLoop.submit {
                let handler = try NIOSSLClientHandler(
                    context: context, serverHostname: name,
                    customVerificationCallback: { certificates, promise in
                        presented.keep(certificates)
                        promise.succeed(.certificateVerified)
                    })
                try channel.pipeline.syncOperations.addHandler(handler)
                try channel.pipeline.syncOperations.addHandler(HandshakeWaiter(done: done, breakage: breakage))
            }.get()
            try await channel.setOption(.autoRead, value: true).get()
            channel.eventLoop.scheduleTask(in: TimeAmount(plan.timeout)) { done.fail(ExchangeTimeout()) }
            try await done.futureResult.get()
            return try presented.der()
        } catch {
            // No promise may be left open, not even one that nobody was yet to keep.
            done.fail(error)
            // A server that refuses ends the connection as well: why it did is the better explanation.
            throw HandshakeRefusal.failure(breakage.error ?? error, to: plan.target)
        }
    }

    func send(_ plan: ExchangePlan) async throws(HopFailure) -> NIOHTTPClientResponseFull {
        let answer = channel.eventLoop.makePromise(of: NIOHTTPClientResponseFull.self)
        do {
            let channel = self.channel
            try await channel.eventLoop.submit {
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHTTPClientHandlers()
                try pipeline.addHandler(NIOHTTPClientResponseAggregator(maxContentLength: plan.bodyLimit))
                try pipeline.addHandler(AnswerWaiter(answer: answer))
            }.get()
            try await channel.setOption(.autoRead, value: true).get()
            channel.eventLoop.scheduleTask(in: TimeAmount(plan.timeout)) { answer.fail(ExchangeTimeout()) }
            write(plan)
            return try await answer.futureResult.get()
        } catch {
            answer.fail(error)
            throw ExchangeRefusals.answer(breakage.error ?? error, to: plan.target)
        }
    }

    func close() {
        channel.close(promise: nil)
    }

    private func write(_ plan: ExchangePlan) {
        var headers = HTTPHeaders(plan.request.headers.map { ($0.key, $0.value) })
        headers.replaceOrAdd(name: "host", value: plan.target.authority)
        headers.replaceOrAdd(name: "connection", value: "close")
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

    private static func configuration(_ plan: ExchangePlan) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.certificateVerification = .noHostnameVerification
        configuration.shutdownTimeout = .milliseconds(200)
        if let identity = plan.identity {
            configuration.certificateChain = try identity.sources()
            configuration.privateKey = try identity.privateKey()
        }
        return configuration
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
