import Foundation

/// A text as UTF-8, whatever it came as.
enum TextBytes {
    /// UTF-8 with or without its mark stays; what is no UTF-8 is read as Shift_JIS (Windows-31J).
    ///
    /// What cannot be read at all becomes U+FFFD, which no field may hold: the row that has it is named later.
    static func utf8(
        _ stream: any ByteStream, declared: ([UInt8]) throws -> TextEncoding? = { _ in nil }
    ) throws -> any ByteStream {
        let first = try beginning(of: stream)
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { return Resumed(Array(first.dropFirst(3)), stream) }
        guard !first.starts(with: [0xFF, 0xFE]), !first.starts(with: [0xFE, 0xFF]) else {
            throw ReplicaFileRefusal.otherEncoding
        }
        // Judged by as much of every file, in whatever pieces it comes.
        let judged = Array(first.prefix(enough))
        try refuseOtherThanText(judged)
        let encoding = try declared(judged) ?? (looksLikeUTF8(judged) ? .utf8 : .shiftJIS)
        let whole = Resumed(first, stream)
        return switch encoding {
        case .utf8: whole
        case .shiftJIS: try ShiftJISBytes(whole)
        }
    }

    /// Enough to judge by: some kilobytes, or the whole of a small file.
    private static let enough = 4_096

    private static func beginning(of stream: any ByteStream) throws -> [UInt8] {
        var first = try stream.next()
        while first.count < enough {
            let more = try stream.next()
            if more.isEmpty { break }
            first += more
        }
        return first
    }

    /// Names what people send by mistake.
    private static func refuseOtherThanText(_ first: [UInt8]) throws(ReplicaFileRefusal) {
        if first.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .archive }
        if first.starts(with: [0x1F, 0x8B]) { throw .packedTwice }
        // ISO-2022-JP's escape is among them, and so is UTF-16's upper half without a mark.
        let line = first.prefix { $0 != UInt8(ascii: "\n") }
        let odd = line.first { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) }
        if odd == 0x1B { throw .otherEncoding }
        if odd != nil { throw .noText }
    }

    private static func looksLikeUTF8(_ bytes: [UInt8]) -> Bool {
        // A character may be cut by the chunk's end.
        if (0..<4).contains(where: { isUTF8(bytes.dropLast($0)) }) { return true }
        // One bad byte in a later line makes no Shift_JIS of names that are good UTF-8.
        guard let line = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first else { return false }
        return isUTF8(line) && !line.allSatisfy { $0 < 0x80 }
    }

    private static func isUTF8(_ bytes: some Sequence<UInt8>) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }
}

/// How a text was written.
enum TextEncoding {
    case utf8
    case shiftJIS
}

/// Shift_JIS as Windows writes it, by the C library's iconv.
final class ShiftJISBytes: ByteStream {
    private let source: any ByteStream
    private let converter: iconv_t
    private var pending: [UInt8] = []

    init(_ source: any ByteStream) throws {
        self.source = source
        guard let converter = iconv_open("UTF-8", "CP932"), converter != iconv_t(bitPattern: -1) else {
            throw ReplicaFileRefusal.otherEncoding
        }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    func next() throws -> [UInt8] {
        while true {
            let more = try source.next()
            if more.isEmpty {
                // Half a character at the end.
                defer { pending = [] }
                return pending.isEmpty ? [] : Self.unreadable
            }
            let output = convert(pending + more)
            if !output.isEmpty { return output }
        }
    }

    private static let unreadable: [UInt8] = [0xEF, 0xBF, 0xBD]

    private func convert(_ bytes: [UInt8]) -> [UInt8] {
        var input = bytes
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 3 / 2)
        var room = [UInt8](repeating: 0, count: 64 << 10)
        var place = 0
        pending = []
        while place < input.count {
            var left = input.count - place
            let (status, problem, written) = input.withUnsafeMutableBytes { source in
                room.withUnsafeMutableBytes { target in
                    var from = source.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: place)
                    var into = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var space = target.count
                    let status = iconv(converter, &from, &left, &into, &space)
                    return (status, errno, target.count - space)
                }
            }
            output.append(contentsOf: room[..<written])
            place = input.count - left
            guard status == -1 else { break }
            switch problem {
            case E2BIG: continue
            case EINVAL:
                pending = Array(input[place...])
                place = input.count
            default:
                output += Self.unreadable
                place += 1
            }
        }
        return output
    }
}
