import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Connections of one system, each sending its requests one after the other as fast as they are answered.
///
/// Load and platform share the processors: a client with a pool, streams and tasks took a quarter of them, and so measured itself.
struct RequestLanes: Sendable {
    private struct Open: Sendable {
        let channel: any Channel
        let lane: NIOLoopBound<RequestLane>
    }

    private let open: [Open]

    /// Opens so many connections of an organisation's system to a server of its own.
    init(_ count: Int, of system: String, session: SessionFile) async throws {
        let server = try session.listener("server-mayor")
        let own = try session.system(system, of: "mayor")
        let tls = try NIOSSLContext(
            configuration: SystemClient.configuration(
                authorityFile: session.authorityFile, certificateFile: own.certificateFile, keyFile: own.keyFile))
        let host = "\(server.name):\(server.port)"
        let address = try SocketAddress(ipAddress: server.address, port: server.port)
        var open: [Open] = []
        for _ in 0..<count {
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: server.name))
                        try pipeline.addHTTPClientHandlers()
                        try pipeline.addHandler(RequestLane(host: host))
                    }
                }
                .connect(to: address).get()
            let lane = try await channel.eventLoop.submit {
                NIOLoopBound(
                    try channel.pipeline.syncOperations.handler(type: RequestLane.self), eventLoop: channel.eventLoop)
            }.get()
            open.append(Open(channel: channel, lane: lane))
        }
        self.open = open
    }

    /// Posts all of these documents, each lane its share; returns when the last one is answered.
    /// - Throws: `SystemClient.Refused` with what the server said, for anything but a 2xx answer.
    func post(_ path: String, _ documents: [ByteBuffer]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, one) in open.enumerated() {
                let share = stride(from: place, to: documents.count, by: open.count).map { documents[$0] }
                group.addTask {
                    try await one.channel.eventLoop.flatSubmit { one.lane.value.post(path, share, on: one.channel) }
                        .get()
                }
            }
            try await group.waitForAll()
        }
    }

    func close() async throws {
        for one in open { try await one.channel.close() }
    }
}

/// Sends the next request when the one before was answered.
private final class RequestLane: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let host: String
    private var path = ""
    private var rest: ArraySlice<ByteBuffer> = []
    private var done: EventLoopPromise<Void>?
    private var status = HTTPResponseStatus.ok
    private var refusal = ByteBuffer()
    private var isTaken: Bool { (200..<300).contains(status.code) }

    init(host: String) {
        self.host = host
    }

    func post(_ path: String, _ documents: [ByteBuffer], on channel: any Channel) -> EventLoopFuture<Void> {
        let done = channel.eventLoop.makePromise(of: Void.self)
        (self.path, rest, self.done) = (path, documents[...], done)
        next(on: channel)
        return done.futureResult
    }

    private func next(on channel: any Channel) {
        guard let document = rest.popFirst() else { return end(.success(())) }
        guard channel.isActive else { return end(.failure(ChannelError.eof)) }
        let head = HTTPRequestHead(
            version: .http1_1, method: .POST, uri: path,
            headers: [
                "host": host, "content-type": "application/json", "content-length": "\(document.readableBytes)",
            ])
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(document)), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    }

    private func end(_ result: Result<Void, any Error>) {
        done?.completeWith(result)
        done = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): status = head.status
        case .body(var piece):
            if !isTaken { refusal.writeBuffer(&piece) }
        case .end:
            guard isTaken else {
                let said = "POST \(path): \(status) \(String(buffer: refusal))"
                return end(.failure(SystemClient.Refused(description: said)))
            }
            next(on: context.channel)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(.failure(error))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(ChannelError.eof))
    }
}
