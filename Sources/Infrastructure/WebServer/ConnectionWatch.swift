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
    private var deadline: Scheduled<Void>?
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
    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            received = 0
            open += 1
            look(context, last: 0)
        case .body(let part): received += part.readableBytes
        case .end:
            if open > 0 {
                // What is worked on takes as long as it takes: the queue and the database have limits of their own.
                deadline?.cancel()
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

    /// A body must go on; the first look comes after one span, whatever has come until then.
    private func look(_ context: ChannelHandlerContext, last: Int) {
        deadline?.cancel()
        let watch = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: .seconds(Int64(limits.progress))) {
            let (handler, context) = watch.value
            guard handler.received - last >= handler.limits.leastProgress else {
                context.close(promise: nil)
                return
            }
            handler.look(context, last: handler.received)
        }
    }

    private func expect(within seconds: Int, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        let watch = NIOLoopBound(context, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { watch.value.close(promise: nil) }
    }
}
