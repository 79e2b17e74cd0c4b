import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
public import MutualTLS
import NIOCore

/// A site that listens; stopping it closes its connections and frees its port.
public final class RunningSite: Sendable {
    public let port: Int
    /// What it serves, and by which rules.
    public let site: Site
    private let server: any ListeningServer
    private let task: Task<Void, any Error>
    private let drain: Int

    private init(_ site: Site, port: Int, server: any ListeningServer, task: Task<Void, any Error>, drain: Int) {
        self.site = site
        self.server = server
        self.drain = drain
        self.port = port
        self.task = task
    }

    /// Starts listening and answers once the port is bound; port 0 takes a free one.
    ///
    /// Without `tls` the site speaks plain HTTP: only a public repository does (RFC 5280 §4.2.1.13, to fetch a revocation
    /// list must not need one).
    /// - Throws: `ListenFailure` when the address cannot be bound.
    public static func start(
        _ site: Site, address: String, port: Int = 0, tls: ServerTLS?, admission: Admission = Admission(),
        proxies: [AddressRange] = [],
        logger: Logger
    ) async throws -> RunningSite {
        var bound: AsyncStream<Int>.Iterator
        let (ports, announce) = AsyncStream<Int>.makeStream()
        bound = ports.makeAsyncIterator()
        let clients = ClientAddresses(proxies: proxies)
        let (executor, logger) = (SiteThreads.shared.executor(), quiet(logger))
        let answers = ConnectionAnswers(
            router: LateRouter { router(site, admission, clients, logger) }, logger: logger)
        let server = channel(answers, tls, admission.limits, clients, executor).listener(
            .init(
                address: .hostname(address, port: port), serverName: "kakehashi", backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(admission.limits.connections)),
            on: SiteLoops.next(), logger: logger
        ) { channel in announce.yield(channel.localAddress?.port ?? 0) }
        // Its connections are child tasks of this one, and run where it does.
        let task = Task(executorPreference: executor) {
            defer { announce.finish() }
            try await server.run()
        }
        guard let taken = await bound.next() else {
            do {
                try await task.value
            } catch {
                throw ListenFailure(site: site.name, address: address, port: port, error: error)
            }
            throw CancellationError()
        }
        return RunningSite(site, port: taken, server: server, task: task, drain: admission.limits.drain)
    }

    /// Stops listening, lets requests under way end, and waits until the port is free.
    public func stop() async {
        let limit = Task { [task, drain] in
            try await Task.sleep(for: .seconds(drain))
            task.cancel()
        }
        // It has ended when its connections have, or when they were cut.
        Task { [server] in try await server.shutdownGracefully() }
        _ = await task.result
        limit.cancel()
    }

    private static func channel(
        _ answers: ConnectionAnswers, _ tls: ServerTLS?, _ limits: ServerLimits, _ clients: ClientAddresses,
        _ executor: SiteExecutor
    ) -> any ServerChildChannel {
        let plain = HTTP1Channel(
            responder: answers.answer,
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionWatch(limits)],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
        guard let tls else { return behindProxies(plain, clients) }
        return behindProxies(LateTLS(plain, tls, on: executor), clients)
    }

    private static func behindProxies(
        _ channel: some ServerChildChannel, _ clients: ClientAddresses
    ) -> any ServerChildChannel {
        clients.proxies.isEmpty ? channel : ProxiedChannel(base: channel, clients: clients)
    }

    private static func router(
        _ site: Site, _ admission: Admission, _ clients: ClientAddresses, _ logger: Logger
    ) -> Router<WireContext> {
        let intake = Intake(
            responder: SiteResponder(site: site, logger: logger), admission: admission,
            certificates: PresentedCertificates(), clients: clients)
        let router = Router(context: WireContext.self)
        router.add(middleware: UnknownAddress(intake: intake))
        for route in site.routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await intake.answer(request, context, route)
            }
        }
        return router
    }

    /// The server library's own chatter only from warnings up; ours says what matters.
    private static func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = .warning
        return quiet
    }
}
