import Foundation
import VPNDevice

/// Listens where something should: takes some bytes, and gives as many back, which tell who it is.
enum EchoServer {
    /// More than two packets' worth, so that long packets are needed.
    static let length = 4_000

    /// Listens until the namespace goes; on the calling thread's namespace, with threads of its own.
    ///
    /// - Throws: `LabError` when the address cannot be listened on.
    static func start(_ address: IPv4Address, _ port: UInt16) throws(LabError) {
        let socket = try PlainSocket(SOCK_STREAM)
        socket.reuse()
        guard socket.bind(address, port), listen(socket.handle, 64) == 0 else {
            throw LabError("\(address):\(port) cannot be listened on: \(String(cString: strerror(errno)))")
        }
        let handle = dup(socket.handle)
        Thread {
            while true {
                let client = accept(handle, nil, nil)
                guard client >= 0 else { break }
                Thread { serve(client, as: address) }.start()
            }
            close(handle)
        }.start()
    }

    /// What the host of an address gives back.
    static func answer(of address: IPv4Address) -> [UInt8] {
        let name = withUnsafeBytes(of: address.number.bigEndian) { Array($0) }
        return (0..<length).map { name[$0 % 4] }
    }

    private static func serve(_ client: Int32, as address: IPv4Address) {
        defer { close(client) }
        var time = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var received = 0
        while received < length {
            let some = recv(client, &buffer, buffer.count, 0)
            guard some > 0 else { return }
            received += some
        }
        let answer = self.answer(of: address)
        _ = Foundation.send(client, answer, length, Int32(MSG_NOSIGNAL))
    }
}
