import NIOCore
import NIOSSL
import NIOTLS

/// Keeps what one caller says, and acts as the listener is told to.
final class Visitor: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The handler nearest to the network: closing there breaks a connection off below TLS.
    static let brink = "brink"

    private let conduct: Conduct
    private let ended: @Sendable (Visit) -> Void
    private var visit = Visit()
    private var hasAnswered = false
    private var answers = 0

    init(conduct: Conduct, ended: @escaping @Sendable (Visit) -> Void) {
        self.conduct = conduct
        self.ended = ended
    }

    func channelActive(context: ChannelHandlerContext) {
        visit.peer = context.remoteAddress?.ipAddress ?? ""
        if case .greet(let text) = conduct { say(text, context) { context.close(promise: nil) } }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted = event as? TLSUserEvent else { return }
        visit.isSecured = true
        let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
        visit.clientCertificate = try? certificate?.toDERBytes()
        if case .leave = conduct { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        visit.received += Array(buffer: unwrapInboundIn(data))
        guard visit.hasWholeRequest, !hasAnswered else { return }
        if case .converse(let text, let requests) = conduct {
            answers += 1
            visit.requests = answers
            visit.received = []
            say(text, context) { if self.answers >= requests { context.close(promise: nil) } }
            return
        }
        hasAnswered = true
        switch conduct {
        case .silence, .greet, .leave, .converse: break
        case .say(let text, let delay):
            context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(delay)) {
                self.say(text, context) { context.close(promise: nil) }
            }
        case .sayAndBreakOff(let text):
            say(text, context) {
                try? context.pipeline.syncOperations.context(name: Self.brink).close(promise: nil)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelInactive(context: ChannelHandlerContext) { ended(visit) }

    private func say(_ text: String, _ context: ChannelHandlerContext, then next: @escaping () -> Void) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text))).assumeIsolated().whenComplete { _ in next() }
    }
}

/// Does nothing but mark a place in the pipeline.
final class Brink: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
}
