import Foundation

/// A port of 127.0.0.1 that is held, so that nobody else on the machine can come to listen there, and where nobody
/// answers.
final class HeldPort {
    enum Manner {
        /// Nobody listens: the kernel refuses each caller.
        case refusing
        /// The queue of unanswered callers is full: the kernel drops what further callers send, as a firewall would.
        case dropping
    }

    struct Failure: Error {
        let call: String
    }

    let port: Int
    private var sockets: [Int32] = []

    init(_ manner: Manner) throws {
        let held = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        sockets = [held]
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        port = try Self.bind(held, &address)
        guard case .dropping = manner else { return }
        guard listen(held, 0) == 0 else { throw Failure(call: "listen") }
        // The queue holds one more than is asked for; a few callers are surely enough.
        for _ in 0..<4 {
            let caller = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            sockets.append(caller)
            _ = Self.withGeneric(&address) { connect(caller, $0, $1) }
        }
    }

    deinit { for socket in sockets { close(socket) } }

    private static func bind(_ socket: Int32, _ address: inout sockaddr_in) throws -> Int {
        guard withGeneric(&address, { Foundation.bind(socket, $0, $1) }) == 0 else { throw Failure(call: "bind") }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        guard withGeneric(&address, { address, _ in getsockname(socket, address, &length) }) == 0 else {
            throw Failure(call: "getsockname")
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func withGeneric<Answer>(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Answer
    ) -> Answer {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
