import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Connections of one system, each sending its requests one after the other as fast as they are answered.
///
/// Load and platform share the processors: a client with a pool, streams and tasks took a quarter of them, and one with a reader of HTTP
/// an eighth, and so measured itself.
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
///
/// It knows no more of HTTP than one server's answers need (RFC 9112 §2): a head, whose `content-length` says where the body ends.
private final class RequestLane: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let host: String
    private var path = ""
    private var rest: ArraySlice<ByteBuffer> = []
    private var done: EventLoopPromise<Void>?
    private var answer = ByteBuffer()

    init(host: String) {
        self.host = host
    }

    /// A request as its bytes.
    static func request(_ path: String, to host: String, _ document: ByteBuffer) -> ByteBuffer {
        var request = ByteBuffer(
            string: "POST \(path) HTTP/1.1\r\nhost: \(host)\r\ncontent-type: application/json\r\n"
                + "content-length: \(document.readableBytes)\r\n\r\n")
        request.writeImmutableBuffer(document)
        return request
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
        channel.writeAndFlush(Self.request(path, to: host, document), promise: nil)
    }

    private func end(_ result: Result<Void, any Error>) {
        done?.completeWith(result)
        done = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var piece = unwrapInboundIn(data)
        answer.writeBuffer(&piece)
        guard let length = wholeLength else { return }
        let isTaken = answer.readableBytesView.starts(with: "HTTP/1.1 2".utf8)
        guard isTaken, length == answer.readableBytes else {
            let said = "POST \(path): \(String(buffer: answer))"
            return end(.failure(SystemClient.Refused(description: said)))
        }
        answer.clear()
        next(on: context.channel)
    }

    /// How long the answer is, when all of it has come.
    private var wholeLength: Int? {
        answer.withUnsafeReadableBytes { bytes in
            guard let head = Self.place(of: "\r\n\r\n", in: bytes),
                let name = Self.place(of: "\r\ncontent-length: ", in: bytes), name < head
            else { return nil }
            let digits = bytes[(name + 18)...].prefix { $0 != UInt8(ascii: "\r") }
            guard let body = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
            let length = head + 4 + body
            return bytes.count >= length ? length : nil
        }
    }

    /// Where a text begins, whose letters may be of either case.
    private static func place(of text: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
        let (length, wanted) = (text.utf8CodeUnitCount, UnsafeRawPointer(text.utf8Start))
        var place = 0
        while place + length <= bytes.count {
            if bytes[place] == text.utf8Start[0],
                strncasecmp(start + place, wanted.assumingMemoryBound(to: CChar.self), length) == 0
            {
                return place
            }
            place += 1
        }
        return nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(.failure(error))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(ChannelError.eof))
    }
}
