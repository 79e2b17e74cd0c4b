import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
public import MutualTLS
import NIOCore
import NIOSSL
import PKI

/// A site that listens; stopping it closes its connections and frees its port.
public final class RunningSite: Sendable {
    public let port: Int
    private let task: Task<Void, any Error>

    private init(port: Int, task: Task<Void, any Error>) {
        self.port = port
        self.task = task
    }

    /// Starts listening and answers once the port is bound; port 0 takes a free one.
    ///
    /// Without `tls` the site speaks plain HTTP: only a public repository does (RFC 5280 §4.2.1.13, to fetch a revocation
    /// list must not need one).
    /// - Throws: when the address cannot be bound or a certificate cannot be read.
    public static func start(
        _ site: Site, address: String, port: Int = 0, tls: ServerTLS?, logger: Logger
    ) async throws -> RunningSite {
        var bound: AsyncStream<Int>.Iterator
        let (ports, announce) = AsyncStream<Int>.makeStream()
        bound = ports.makeAsyncIterator()
        let application = Application(
            router: router(site, logger: logger), server: try server(tls),
            configuration: .init(address: .hostname(address, port: port), serverName: "kakehashi"),
            onServerRunning: { channel in
                announce.yield(channel.localAddress?.port ?? 0)
            }, logger: quiet(logger))
        let task = Task {
            defer { announce.finish() }
            try await application.run()
        }
        guard let port = await bound.next() else {
            try await task.value
            throw CancellationError()
        }
        return RunningSite(port: port, task: task)
    }

    /// Stops listening and waits until the port is free.
    public func stop() async {
        task.cancel()
        _ = await task.result
    }

    private static func server(_ tls: ServerTLS?) throws -> HTTPServerBuilder {
        guard let tls else { return .http1() }
        let configuration = try tls.configuration()
        if let verification = tls.clientVerification {
            return try .tls(
                .http1(),
                configuration: TLSChannelConfiguration(
                    tlsConfiguration: configuration, customAsyncVerificationCallback: verification))
        }
        return try .tls(.http1(), tlsConfiguration: configuration)
    }

    private static func router(_ site: Site, logger: Logger) -> Router<WireContext> {
        let responder = SiteResponder(site: site, logger: logger)
        let certificates = PresentedCertificates()
        let router = Router(context: WireContext.self)
        router.add(middleware: UnknownAddress(responder: responder, certificates: certificates))
        for route in site.routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                let raw = try await WireReading.raw(request, context, certificates)
                return WireReading.response(await responder.respond(to: raw, route: route))
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
