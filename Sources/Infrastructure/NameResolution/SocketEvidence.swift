import CCares
import Glibc

/// What a query's sockets showed beyond what c-ares reports.
///
/// c-ares drops a datagram that is no answer to the question, rightly, and then reports silence; and it reports every
/// socket error as a refusal. Looking at the socket first keeps junk, refusal and an unreachable host apart.
struct SocketEvidence {
    /// Whether the query can still be answered.
    enum Prospect {
        case open
        case ended
    }

    /// Number of datagrams that arrived.
    private(set) var datagrams = 0
    /// `errno` of the socket, such as `ECONNREFUSED` after ICMP port unreachable.
    private(set) var error: Int32?

    /// Looks at the next datagram of a readable socket without taking it.
    mutating func look(at descriptor: Int32) -> Prospect {
        var type: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        let known = getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0
        // On TCP (after a truncated UDP answer) c-ares sees refusals and ends by itself.
        guard known, type == Int32(SOCK_DGRAM.rawValue) else { return .open }
        var byte: UInt8 = 0
        if recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) >= 0 {
            datagrams += 1
            return .open
        }
        guard errno != EAGAIN, errno != EINTR else { return .open }
        error = errno
        return .ended
    }
}
