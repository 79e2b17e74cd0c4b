import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends connections that hold a place without moving: half-open ones, heads and bodies byte by byte, answers not taken.
///
/// Nothing that a client does sets a deadline back but a request that goes on as it should.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    /// Until when the connection must have moved; nil while it is our turn.
    private var deadline: NIODeadline?
    /// How much of a body had come at the last look at it; nil when the deadline is another's.
    private var lastLook: Int?
    private var timer: Scheduled<Void>?
    private var received = 0
    private var closesAfterAnswer = false
    /// Who was refused for asking too much is not heard again before the time that it was told.
    private var silence = 0
    private var isSilenced = false
    private var wantsToRead = false
    /// Requests that have no answer yet.
    private var open = 0

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) { expect(within: limits.head, context) }
    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            received = 0
            open += 1
            look(within: limits.progress, after: 0, context)
        case .body(let part): received += part.readableBytes
        case .end:
            if open > 0 {
                // What is worked on takes as long as it takes: the queue and the database have limits of their own.
                deadline = nil
            } else {
                // It was answered before all of it had come.
                expect(within: limits.idle, context)
            }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            closesAfterAnswer = head.headerFields[.connection] == "close"
            silence = head.status.code == 429 ? head.headerFields[.retryAfter].flatMap { Int($0) } ?? 1 : 0
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            open -= 1
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let (watch, loop) = (NIOLoopBound((self, context), eventLoop: context.eventLoop), context.eventLoop)
            written.futureResult.hop(to: loop).whenSuccess {
                let (handler, context) = watch.value
                if handler.closesAfterAnswer {
                    context.close(promise: nil)
                } else {
                    handler.expect(within: handler.limits.idle, context)
                }
            }
            // Until the client has taken all of it.
            expect(within: limits.idle, context)
            context.writeAndFlush(data, promise: written)
            if silence > 0 { beSilent(context) }
        }
    }

    /// What the client sends meanwhile stays in the kernel, and costs nothing there.
    func read(context: ChannelHandlerContext) {
        if isSilenced { wantsToRead = true } else { context.read() }
    }

    private func beSilent(_ context: ChannelHandlerContext) {
        guard !isSilenced else { return }
        isSilenced = true
        let watch = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .seconds(Int64(silence))) {
            let (handler, context) = watch.value
            handler.isSilenced = false
            if handler.wantsToRead {
                handler.wantsToRead = false
                context.read()
            }
        }
    }

    private func expect(within seconds: Int, _ context: ChannelHandlerContext) {
        lastLook = nil
        deadline = .now() + .seconds(Int64(seconds))
        wait(context)
    }

    /// A body must go on; the first look comes after one span, whatever has come until then.
    private func look(within seconds: Int, after received: Int, _ context: ChannelHandlerContext) {
        expect(within: seconds, context)
        lastLook = received
    }

    /// Has one timer for all deadlines: to take one back costs the loop a search among all that it has.
    ///
    /// It comes at least as often as the shortest of them, so that none is due before it.
    private func wait(_ context: ChannelHandlerContext) {
        guard timer == nil, let deadline else { return }
        let often = NIODeadline.now() + .seconds(Int64(min(limits.head, limits.progress, limits.idle)))
        let watch = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: min(deadline, often)) {
            let (handler, context) = watch.value
            handler.timer = nil
            handler.judge(context)
        }
    }

    private func judge(_ context: ChannelHandlerContext) {
        guard let deadline else { return }
        if deadline > .now() {
            wait(context)
        } else if let lastLook, received - lastLook >= limits.leastProgress {
            look(within: limits.progress, after: received, context)
        } else {
            context.close(promise: nil)
        }
    }
}
