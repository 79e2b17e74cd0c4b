/// Bytes, some at a time; an empty answer is the end.
public protocol ByteStream: AnyObject {
    /// The next bytes.
    func next() throws -> [UInt8]
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
