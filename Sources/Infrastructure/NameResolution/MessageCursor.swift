import CCares
import Glibc

/// Reads a DNS message from the front; never past its end.
struct MessageCursor {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Moves on over bytes of no interest.
    mutating func skip(_ count: Int, _ part: String) throws(NameFailure) {
        guard count <= bytes.count - position else { throw .malformed("応答が\(part)の途中で切れています") }
        position += count
    }

    /// Reads an unsigned number in network byte order.
    mutating func number(_ count: Int, _ part: String) throws(NameFailure) -> Int {
        let start = position
        try skip(count, part)
        return bytes[start..<position].reduce(0) { $0 << 8 | Int($1) }
    }

    /// Reads a name, following compression pointers (RFC 1035 §4.1.4).
    mutating func name(_ part: String) throws(NameFailure) -> String {
        let start = position
        let expanded = bytes.withUnsafeBufferPointer { buffer -> (String, Int)? in
            guard let base = buffer.baseAddress, start < buffer.count else { return nil }
            var text: UnsafeMutablePointer<CChar>?
            var length = 0
            guard ares_expand_name(base + start, base, Int32(buffer.count), &text, &length) == ARES_SUCCESS,
                let text
            else { return nil }
            defer { ares_free_string(text) }
            return (String(cString: text), length)
        }
        guard let (name, length) = expanded else { throw .malformed("応答の\(part)が名前になっていません") }
        try skip(length, part)
        return name
    }

    /// Reads a record's data; types that we never ask for are passed over.
    mutating func data(type: Int32, length: Int) throws(NameFailure) -> AnswerMessage.Record.Data {
        let start = position
        try skip(length, "回答の内容")
        switch (type, length) {
        case (RecordKind.a.wireType, 4), (RecordKind.aaaa.wireType, 16):
            return .address(address(bytes[start..<position]))
        case (RecordKind.a.wireType, _), (RecordKind.aaaa.wireType, _):
            throw .malformed("応答のアドレスの長さが \(length) バイトです")
        case (RecordKind.cname.wireType, _):
            let end = position
            position = start
            let target = try name("別名の先")
            guard position == end else { throw .malformed("応答の別名の長さが合いません") }
            return .name(target)
        default:
            return .other
        }
    }

    private func address(_ raw: ArraySlice<UInt8>) -> String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = raw.count == 4 ? AF_INET : AF_INET6
        _ = raw.withUnsafeBytes { inet_ntop(family, $0.baseAddress, &text, socklen_t(text.count)) }
        return text.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
