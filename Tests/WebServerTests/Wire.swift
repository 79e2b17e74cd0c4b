import Foundation

/// A TCP connection spoken byte by byte, as no client library would.
final class Wire: Sendable {
    private let descriptor: Int32

    /// Connects to a loopback port; reading waits for so many seconds at most.
    init(port: Int, patience: Int = 20) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { close(descriptor) }

    /// Sends bytes; false when the other side does not take them any more.
    @discardableResult
    func send(_ bytes: [UInt8]) async -> Bool {
        await Self.apart { [descriptor] in
            var sent = 0
            while sent < bytes.count {
                let count = bytes.withUnsafeBytes {
                    Glibc.send(
                        descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL)
                    )
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    @discardableResult
    func send(_ text: String) async -> Bool { await send(Array(text.utf8)) }

    /// Whatever comes until the other side closes, or until an answer's head is complete.
    func answer(untilClosed: Bool = false) async -> String {
        await Self.apart { [descriptor] in
            var bytes: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor, &part, part.count, 0)
                guard count > 0 else { break }
                bytes += part[..<count]
                if !untilClosed, String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") { break }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Whether the other side closes while we wait.
    func isClosed() async -> Bool {
        await Self.apart { [descriptor] in
            var part = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor, &part, part.count, 0)
                if count == 0 { return true }
                if count < 0 { return errno == ECONNRESET }
            }
        }
    }

    /// What blocks stays off the threads that the server works on.
    private static func apart<Answer: Sendable>(_ body: @escaping @Sendable () -> Answer) async -> Answer {
        await withCheckedContinuation { continuation in
            Thread { continuation.resume(returning: body()) }.start()
        }
    }
}
