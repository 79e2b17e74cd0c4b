import NIOCore
import NIOPosix

/// Takes mail from an MTA by SMTP and puts it into the spool.
///
/// For the MTA of the platform's own network: no TLS, no sign-in, mail for the desk's addresses only.
public final class SMTPListener: Sendable {
    public let port: Int
    private let channel: any Channel

    /// Seconds that a client may say nothing (RFC 5321 §4.5.3.2.7).
    static let patience: Int64 = 300

    private init(channel: any Channel) {
        self.channel = channel
        port = channel.localAddress?.port ?? 0
    }

    /// Listens; port 0 takes a free one.
    /// - Throws: when the address cannot be bound.
    public static func start(
        address: String, port: Int, name: String, addresses: Set<String>, spool: MailSpool
    ) async throws -> SMTPListener {
        let pool = NIOThreadPool.singleton
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        IdleStateHandler(allTimeout: .seconds(patience)),
                        SMTPHandler(
                            session: SMTPSession(
                                name: name, addresses: Set(addresses.map { $0.lowercased() }),
                                largest: MailSpool.largest), spool: spool, pool: pool),
                    ])
                }
            }
            .bind(host: address, port: port).get()
        return SMTPListener(channel: channel)
    }

    /// Stops listening.
    public func stop() async {
        try? await channel.close()
    }
}

/// One connection: bytes to the session, the session's actions to the connection and the disk.
private final class SMTPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var session: SMTPSession
    private let spool: MailSpool
    private let pool: NIOThreadPool

    init(session: SMTPSession, spool: MailSpool, pool: NIOThreadPool) {
        self.session = session
        self.spool = spool
        self.pool = pool
    }

    func channelActive(context: ChannelHandlerContext) {
        perform([session.greeting], context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        perform(session.receive(unwrapInboundIn(data).readableBytesView), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func perform(_ actions: [SMTPSession.Action], _ context: ChannelHandlerContext) {
        for action in actions {
            switch action {
            case .reply(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
            case .close:
                context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { _ in
                    context.close(promise: nil)
                }
            case .store(let mail): store(mail, context)
            }
        }
    }

    /// The disk on a thread that may wait; nothing is read from the connection until it has answered.
    private func store(_ mail: [UInt8], _ context: ChannelHandlerContext) {
        let channel = context.channel
        channel.setOption(.autoRead, value: false).whenFailure { _ in }
        let spool = spool
        pool.runIfActive(eventLoop: context.eventLoop) { try spool.add(mail) }.assumeIsolated().whenComplete { result in
            let isStored = if case .success = result { true } else { false }
            self.perform(self.session.stored(isStored), context)
            channel.setOption(.autoRead, value: true).whenFailure { _ in }
        }
    }
}
