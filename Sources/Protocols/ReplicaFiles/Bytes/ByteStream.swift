import Foundation

/// Bytes, some at a time; an empty answer is the end.
protocol ByteStream: AnyObject {
    func next() throws -> [UInt8]
}

/// A file on the disk.
final class FileBytes: ByteStream {
    /// The disk did not do what was asked.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private static let chunk = 256 << 10
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("open") }
    }

    deinit { close(descriptor) }

    func next() throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
            let read = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            guard read >= 0 else { throw Self.failure("read") }
            count = read
        }
    }

    private static func failure(_ call: String) -> Failed {
        Failed(description: "\(call): \(String(cString: strerror(errno)))")
    }
}

/// Bytes that are in memory already, a piece at a time.
final class MemoryBytes: ByteStream {
    private var rest: ArraySlice<UInt8>
    private let piece: Int

    init(_ bytes: [UInt8], inPiecesOf piece: Int) {
        rest = bytes[...]
        self.piece = piece
    }

    func next() -> [UInt8] {
        defer { rest = rest.dropFirst(piece) }
        return Array(rest.prefix(piece))
    }
}

/// A stream with something put back in front of it.
final class Resumed: ByteStream {
    private var first: [UInt8]?
    private let rest: any ByteStream

    init(_ first: [UInt8], _ rest: any ByteStream) {
        self.first = first.isEmpty ? nil : first
        self.rest = rest
    }

    func next() throws -> [UInt8] {
        if let first {
            self.first = nil
            return first
        }
        return try rest.next()
    }
}
