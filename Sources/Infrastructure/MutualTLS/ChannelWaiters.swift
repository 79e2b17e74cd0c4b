import NIOCore
import NIOHTTP1
import NIOTLS
import Synchronization

/// The first thing that went wrong below HTTP, kept for a phase that begins after it.
///
/// A server of TLS 1.3 refuses a client's certificate when the client's handshake is already over.
final class Breakage: Sendable {
    private let kept = Mutex<(any Error)?>(nil)

    func keep(_ error: any Error) {
        kept.withLock { $0 = $0 ?? error }
    }

    /// What explains best that a phase failed with this error.
    ///
    /// Whoever says what is no HTTP often hangs up at once as well: what was said is the explanation, whichever is seen first.
    func explanation(of error: any Error) -> any Error {
        error is HTTPParserError ? error : kept.withLock { $0 } ?? error
    }
}

/// Tells a promise when the handshake is done or the connection broke.
final class HandshakeWaiter: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let done: EventLoopPromise<Void>
    private let breakage: Breakage

    init(done: EventLoopPromise<Void>, breakage: Breakage) {
        self.done = done
        self.breakage = breakage
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent { done.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        breakage.keep(error)
        done.fail(error)
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        done.fail(ChannelError.eof)
        context.fireChannelInactive()
    }
}

/// Remembers when an answer began.
final class FirstPart: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private(set) var instant: ContinuousClock.Instant?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if instant == nil { instant = .now }
        context.fireChannelRead(data)
    }
}

/// Tells a promise the whole answer, or that the connection broke before it came.
final class AnswerWaiter: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPClientResponseFull

    private let answer: EventLoopPromise<NIOHTTPClientResponseFull>

    init(answer: EventLoopPromise<NIOHTTPClientResponseFull>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        answer.succeed(unwrapInboundIn(data))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(ChannelError.eof)
    }
}
