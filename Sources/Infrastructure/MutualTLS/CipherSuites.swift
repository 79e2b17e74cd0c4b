import NIOCore

/// Names of cipher suites (the IANA registry of RFC 8446 §B.4 and RFC 5289, as far as this client offers them).
enum CipherSuites {
    private static let names: [UInt16: String] = [
        0x1301: "TLS_AES_128_GCM_SHA256",
        0x1302: "TLS_AES_256_GCM_SHA384",
        0x1303: "TLS_CHACHA20_POLY1305_SHA256",
        0xc02b: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        0xc02c: "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        0xc02f: "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        0xc030: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        0xcca8: "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        0xcca9: "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        0xc009: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        0xc00a: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        0xc013: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        0xc014: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        0x009c: "TLS_RSA_WITH_AES_128_GCM_SHA256",
        0x009d: "TLS_RSA_WITH_AES_256_GCM_SHA384",
        0x002f: "TLS_RSA_WITH_AES_128_CBC_SHA",
        0x0035: "TLS_RSA_WITH_AES_256_CBC_SHA",
    ]

    /// The suite's name; its number in hex where it has none here.
    static func name(_ number: UInt16) -> String {
        names[number] ?? "0x" + String(number, radix: 16)
    }

    /// The suite that a ServerHello chooses (RFC 8446 §4.1.3, RFC 5246 §7.4.1.3), read from a connection's first bytes.
    ///
    /// The TLS library keeps it to itself; the message is not encrypted in either version. Nil for too few bytes, and for
    /// anything else.
    static func chosen(by bytes: ByteBufferView) -> UInt16? {
        let bytes = Array(bytes.prefix(longest))
        let session = 5 + 4 + 2 + 32
        guard bytes.count > session, bytes[0] == 22, bytes[5] == 2, bytes[session] <= 32 else { return nil }
        let place = session + 1 + Int(bytes[session])
        guard bytes.count >= place + 2 else { return nil }
        return UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }

    /// A ServerHello up to its suite, with the longest session identifier.
    static let longest = 5 + 4 + 2 + 32 + 1 + 32 + 2
}

/// Reads the suite as it goes by, ahead of the TLS library.
final class CipherSuiteReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private(set) var suite: UInt16?
    private var first = ByteBuffer()
    private var isDone = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isDone {
            first.writeImmutableBuffer(unwrapInboundIn(data))
            suite = CipherSuites.chosen(by: first.readableBytesView)
            isDone = suite != nil || first.readableBytes >= CipherSuites.longest
            if isDone { first = ByteBuffer() }
        }
        context.fireChannelRead(data)
    }
}
