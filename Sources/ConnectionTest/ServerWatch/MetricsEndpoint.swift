import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// `/metrics` on a loopback address: whoever is to see it from elsewhere has a proxy for it, which asks who they are.
public final class MetricsEndpoint: Sendable {
    /// The port that was taken.
    public let port: Int
    private let channel: any Channel
    private let page: Page

    /// The text that is answered.
    final class Page: Sendable {
        private let text = Mutex("")

        func keep(_ new: String) { text.withLock { $0 = new } }
        var now: String { text.withLock { $0 } }
    }

    private init(port: Int, channel: any Channel, page: Page) {
        self.port = port
        self.channel = channel
        self.page = page
    }

    /// Begins to listen on 127.0.0.1; port 0 takes a free one.
    /// - Throws: when the port cannot be had.
    public static func start(port: Int) async throws -> MetricsEndpoint {
        let page = Page()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 16)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(Answering(page: page))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        return MetricsEndpoint(port: channel.localAddress?.port ?? port, channel: channel, page: page)
    }

    /// Shows another round.
    public func show(_ metrics: MetricsText) { page.keep(metrics.text) }

    /// Stops listening.
    public func stop() async { try? await channel.close() }

    /// Answers one request and closes.
    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let page: Page
        private var head: HTTPRequestHead?

        init(page: Page) {
            self.page = page
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body: break
            case .end: answer(context)
            }
        }

        private func answer(_ context: ChannelHandlerContext) {
            guard let head else { return }
            let isMetrics = head.uri == "/metrics" && (head.method == .GET || head.method == .HEAD)
            let text = isMetrics ? page.now : "only GET /metrics\n"
            let body = context.channel.allocator.buffer(string: text)
            let headers: HTTPHeaders = [
                "content-type": "text/plain; version=0.0.4; charset=utf-8", "content-length": "\(body.readableBytes)",
                "connection": "close",
            ]
            let answer = HTTPResponseHead(version: .http1_1, status: isMetrics ? .ok : .notFound, headers: headers)
            context.write(wrapOutboundOut(.head(answer)), promise: nil)
            if head.method != .HEAD { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
            let channel = context.channel
            context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
