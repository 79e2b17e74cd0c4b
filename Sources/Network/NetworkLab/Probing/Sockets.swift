import Foundation
import VPNDevice

/// Plain sockets of the thread's namespace.
struct PlainSocket: ~Copyable {
    let handle: Int32

    init(_ kind: __socket_type) throws(LabError) {
        handle = socket(AF_INET, Int32(kind.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard handle >= 0 else { throw LabError("no socket: \(String(cString: strerror(errno)))") }
    }

    deinit { close(handle) }

    /// Marks what is sent, so that it is known again at every router.
    func mark(_ mark: Int) {
        var value = Int32(mark << 2)
        setsockopt(handle, Int32(IPPROTO_IP), IP_TOS, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    func patience(milliseconds: Int) {
        var time = timeval(tv_sec: milliseconds / 1_000, tv_usec: milliseconds % 1_000 * 1_000)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(handle, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    func reuse() {
        var value: Int32 = 1
        setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    func bind(_ address: IPv4Address, _ port: UInt16) -> Bool {
        Self.with(address, port) { Foundation.bind(handle, $0, $1) == 0 }
    }

    /// Connects within the patience; answers the error, 0 when connected.
    func connect(_ address: IPv4Address, _ port: UInt16) -> Int32 {
        Self.with(address, port) { Foundation.connect(handle, $0, $1) == 0 ? 0 : errno }
    }

    static func with<Answer>(
        _ address: IPv4Address, _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Answer
    ) -> Answer {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = address.number.bigEndian
        return withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Sends all bytes; whether it could.
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Receives a number of bytes; nil when they did not come.
    func receive(_ count: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var received: [UInt8] = []
        while received.count < count {
            let some = recv(handle, &buffer, buffer.count, 0)
            guard some > 0 else { return nil }
            received += buffer[..<some]
        }
        return received
    }
}
