import NIOCore

/// What a load balancer says of a client ahead of its bytes (HAProxy's PROXY protocol, version 2).
enum ProxyHeader {
    enum Reading: Sendable, Hashable {
        case incomplete
        /// No such header, or one that is wrong.
        case wrong
        /// How long it is, and the client's address; nil for the balancer's own looks at our health.
        case complete(length: Int, client: String?)
    }

    private static let signature: [UInt8] = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a]
    /// Addresses and a few extensions; more is no header of a balancer [O].
    private static let longest = 512

    static func read(_ bytes: some Collection<UInt8>) -> Reading {
        let bytes = Array(bytes.prefix(16 + longest))
        guard bytes.prefix(12) == signature.prefix(bytes.count) else { return .wrong }
        guard bytes.count >= 16 else { return .incomplete }
        let length = Int(bytes[14]) << 8 | Int(bytes[15])
        guard bytes[12] >> 4 == 2, length <= longest else { return .wrong }
        guard bytes.count >= 16 + length else { return .incomplete }
        // LOCAL: a look at our health, for nobody.
        guard bytes[12] & 0x0f == 1 else { return .complete(length: 16 + length, client: nil) }
        switch bytes[13] {
        case 0x11 where length >= 12:
            return .complete(length: 16 + length, client: bytes[16..<20].map(String.init).joined(separator: "."))
        case 0x21 where length >= 36:
            let groups = stride(from: 16, to: 32, by: 2).map {
                String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16)
            }
            return .complete(length: 16 + length, client: groups.joined(separator: ":"))
        default: return .wrong
        }
    }
}

/// Takes the header off a connection before TLS begins; without a good one the connection ends.
final class ProxyHeaderReader: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let clients: ClientAddresses
    private var held = ByteBuffer()
    private var isDone = false

    init(_ clients: ClientAddresses) {
        self.clients = clients
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isDone else {
            context.fireChannelRead(data)
            return
        }
        var part = unwrapInboundIn(data)
        held.writeBuffer(&part)
        switch ProxyHeader.read(held.readableBytesView) {
        case .incomplete: return
        case .wrong: context.close(promise: nil)
        case .complete(let length, let client):
            held.moveReaderIndex(forwardBy: length)
            if let client { clients.keep(client, of: context.channel) }
            let rest = held
            held = ByteBuffer()
            isDone = true
            // Before it leaves: a handler that has left hands nothing on.
            if rest.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(rest)) }
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
        }
    }
}
