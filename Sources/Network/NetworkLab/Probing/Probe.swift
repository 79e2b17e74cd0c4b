import Foundation
import VPNDevice

/// What became of one exchange, as whoever began it saw it.
enum ProbeResult: Hashable, Sendable {
    /// All of it went through.
    case passed
    /// Nobody listens, or a rule refuses.
    case refused
    /// No connection within the patience.
    case silent
    /// A connection, and then long packets were lost.
    case stalled
    /// Somebody else answered, or something else.
    case wrongAnswer
}

/// One exchange with real packets, from the calling thread's namespace.
enum Probe {
    private static let patience = 900

    /// Connects, sends long packets, and waits for as many from the host that is meant.
    static func exchange(
        mark: Int, from source: IPv4Address, to address: IPv4Address, _ port: UInt16, host: IPv4Address
    ) throws(LabError) -> ProbeResult {
        let socket = try PlainSocket(SOCK_STREAM)
        socket.mark(mark)
        socket.patience(milliseconds: patience)
        guard socket.bind(source, 0) else { throw LabError("\(source) is not an address of this host") }
        switch socket.connect(address, port) {
        case 0: break
        case ECONNREFUSED: return .refused
        default: return .silent
        }
        guard socket.send([UInt8](repeating: 7, count: EchoServer.length)),
            let answer = socket.receive(EchoServer.length)
        else { return .stalled }
        return answer == EchoServer.answer(of: host) ? .passed : .wrongAnswer
    }

    /// Asks for the address of a name.
    static func name(
        mark: Int, from source: IPv4Address, server: IPv4Address, _ name: String, expected: IPv4Address
    ) throws(LabError) -> ProbeResult {
        let socket = try PlainSocket(SOCK_DGRAM)
        socket.mark(mark)
        socket.patience(milliseconds: patience)
        guard socket.bind(source, 0) else { throw LabError("\(source) is not an address of this host") }
        guard socket.connect(server, 53) == 0, socket.send(query(name)) else { return .silent }
        var answer = [UInt8](repeating: 0, count: 512)
        let count = recv(socket.handle, &answer, answer.count, 0)
        guard count > 0 else { return errno == ECONNREFUSED ? .refused : .silent }
        // The last record's data is the address: one question, one answer.
        let wanted = withUnsafeBytes(of: expected.number.bigEndian) { Array($0) }
        guard count >= 16, answer[3] & 15 == 0, Array(answer[(count - 4)..<count]) == wanted else {
            return .wrongAnswer
        }
        return .passed
    }

    /// A question for an address (RFC 1035 §4.1).
    private static func query(_ name: String) -> [UInt8] {
        let labels = name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
        return [UInt8.random(in: 0...255), UInt8.random(in: 0...255), 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + labels
            + [0, 0, 1, 0, 1]
    }
}
