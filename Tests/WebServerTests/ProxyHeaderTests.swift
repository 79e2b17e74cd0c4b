import Testing

@testable import WebServer

@Suite struct ProxyHeaderTests {
    private static let signature: [UInt8] = [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10]
    private static let four = signature + [0x21, 0x11, 0, 12, 10, 1, 2, 3, 127, 0, 0, 1, 0x1f, 0x90, 1, 187]

    @Test func theClientIsNamed() {
        #expect(ProxyHeader.read(Self.four) == .complete(length: 28, client: "10.1.2.3"))
        #expect(ProxyHeader.read(Self.four + [22, 3, 1]) == .complete(length: 28, client: "10.1.2.3"))
        let six =
            Self.signature + [0x21, 0x21, 0, 36] + [0xfd] + [UInt8](repeating: 0, count: 14) + [9]
            + [UInt8](repeating: 0, count: 20)
        #expect(ProxyHeader.read(six) == .complete(length: 52, client: "fd00:0:0:0:0:0:0:9"))
        #expect(AddressRange("fd00::/8")?.contains("fd00:0:0:0:0:0:0:9") == true)
    }

    @Test func aLookAtOurHealthIsNobodys() {
        #expect(ProxyHeader.read(Self.signature + [0x20, 0, 0, 0]) == .complete(length: 16, client: nil))
    }

    @Test func whateverComesInPiecesIsWaitedFor() {
        for length in 0..<Self.four.count {
            #expect(ProxyHeader.read(Self.four.prefix(length)) == .incomplete, "\(length)")
        }
    }

    /// TLS, HTTP, version 1, another version, another family, too long: none of them is a header.
    @Test(arguments: [
        [22, 3, 1, 2, 0, 1, 0], Array("GET / HTTP/1.1".utf8), Array("PROXY TCP4 1".utf8),
        signature + [0x11, 0x11, 0, 12] + [UInt8](repeating: 0, count: 12),
        signature + [0x21, 0x31, 0, 12] + [UInt8](repeating: 0, count: 12),
        signature + [0x21, 0x11, 0, 4, 1, 2, 3, 4], signature + [0x21, 0x11, 0xff, 0xff],
    ]) func anythingElseIsRefused(bytes: [UInt8]) {
        #expect(ProxyHeader.read(bytes) == .wrong)
    }
}
