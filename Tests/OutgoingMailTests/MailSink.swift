import Foundation
import Synchronization

/// A mail server of a few lines on loopback: it says what it is told to say, and keeps what it hears.
final class MailSink: Sendable {
    let port: Int
    private let heard = Mutex<[String]>([])
    private let descriptor: Int32

    /// Listens; `reply` answers each recipient.
    init(reply: String = "250 OK") throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.descriptor = descriptor
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && listen(descriptor, 4) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard bound else { throw CocoaError(.fileReadUnknown) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in
            while case let connection = accept(descriptor, nil, nil), connection >= 0 {
                self.talk(connection, reply)
                close(connection)
            }
        }
    }

    deinit { close(descriptor) }

    /// Every line that it was told, the message's own lines too.
    var lines: [String] { heard.withLock { $0 } }

    func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func talk(_ connection: Int32, _ reply: String) {
        guard let file = fdopen(dup(connection), "r") else { return }
        defer { fclose(file) }
        func say(_ text: String) {
            _ = Array("\(text)\r\n".utf8).withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
        }
        say("220 sink.example")
        var inMessage = false
        var buffer = [CChar](repeating: 0, count: 4_096)
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
            heard.withLock { $0.append(line) }
            if inMessage {
                if line == "." {
                    inMessage = false
                    say("250 kept")
                }
            } else if line.hasPrefix("RCPT") {
                say(reply)
            } else if line.hasPrefix("DATA") {
                inMessage = true
                say("354 go on")
            } else if line.hasPrefix("QUIT") {
                say("221 bye")
                return
            } else {
                say("250 sink.example")
            }
        }
    }
}
