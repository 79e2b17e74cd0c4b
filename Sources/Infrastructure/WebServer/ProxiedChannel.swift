import HummingbirdCore
import Logging
import NIOCore

/// A listener behind load balancers: their header comes first, then what the listener speaks anyway.
struct ProxiedChannel<Base: ServerChildChannel>: ServerChildChannel {
    typealias Value = Base.Value

    let base: Base
    let clients: ClientAddresses

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let peer = channel.remoteAddress?.ipAddress ?? ""
        return channel.eventLoop.makeCompletedFuture {
            // Whoever else connects here could name any client it likes.
            guard clients.proxies.contains(where: { $0.contains(peer) }) else {
                throw ChannelError.inappropriateOperationForState
            }
            try channel.pipeline.syncOperations.addHandler(ProxyHeaderReader(clients))
        }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
