import MutualTLS
import NIOCore
import NIOPosix
import NIOSSL

/// A server on a free port of this machine that does as it is told and remembers who came.
final class Listener: Sendable {
    let port: Int
    private let channel: any Channel
    private let visits: AsyncStream<Visit>

    private init(port: Int, channel: any Channel, visits: AsyncStream<Visit>) {
        self.port = port
        self.channel = channel
        self.visits = visits
    }

    /// Lends a listener; without `tls` it speaks plainly.
    static func lend<Answer>(
        _ tls: ServerTLS?, _ conduct: Conduct, isolation: isolated (any Actor)? = #isolation,
        to body: (Listener) async throws -> Answer
    ) async throws -> Answer {
        let listener = try await start(tls, conduct)
        do {
            let answer = try await body(listener)
            try await listener.channel.close()
            return answer
        } catch {
            try? await listener.channel.close()
            throw error
        }
    }

    /// Waits for the next connection to end.
    func nextVisit() async -> Visit? {
        for await visit in visits { return visit }
        return nil
    }

    private static func start(_ tls: ServerTLS?, _ conduct: Conduct) async throws -> Listener {
        let (visits, announce) = AsyncStream<Visit>.makeStream()
        let context = try tls.map { try NIOSSLContext(configuration: try $0.configuration()) }
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(Brink(), name: Visitor.brink)
                    if let context { try pipeline.addHandler(secured(context, tls)) }
                    try pipeline.addHandler(Visitor(conduct: conduct) { announce.yield($0) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return Listener(port: channel.localAddress?.port ?? 0, channel: channel, visits: visits)
    }

    private static func secured(_ context: NIOSSLContext, _ tls: ServerTLS?) -> NIOSSLServerHandler {
        guard let verification = tls?.clientVerification else { return NIOSSLServerHandler(context: context) }
        return NIOSSLServerHandler(
            context: context,
            customVerificationCallback: { presented, promise in
                promise.completeWithTask { try await verification(presented) }
            })
    }
}
