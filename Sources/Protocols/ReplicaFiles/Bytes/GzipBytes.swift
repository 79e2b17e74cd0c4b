import CZlib

/// Unpacks gzip (RFC 1952) as it is read; several members are one file.
final class GzipBytes: ByteStream {
    private static let chunk = 256 << 10
    /// A text packs to a tenth, rarely to a hundredth; beyond this somebody means harm [O].
    private static let ratio: Int64 = 1_000

    private let packed: any ByteStream
    private var input: [UInt8] = []
    private var place = 0
    private var stream = z_stream()
    private var isOpen = false
    private var isBetween = true
    private var readIn: Int64 = 0
    private var given: Int64 = 0

    /// The stream itself, or what it holds when it begins as gzip does.
    static func unpacked(_ stream: any ByteStream) throws -> any ByteStream {
        let first = try stream.next()
        guard first.starts(with: [0x1f, 0x8b]) else { return Resumed(first, stream) }
        return GzipBytes(Resumed(first, stream))
    }

    private init(_ packed: any ByteStream) { self.packed = packed }

    deinit { if isOpen { inflateEnd(&stream) } }

    func next() throws -> [UInt8] {
        while true {
            if place == input.count {
                input = try packed.next()
                place = 0
                readIn += Int64(input.count)
                if input.isEmpty {
                    guard isBetween else { throw ReplicaFileRefusal.gzipCut }
                    return []
                }
            }
            if isBetween { try begin() }
            let output = try inflateSome()
            guard !output.isEmpty else { continue }
            given += Int64(output.count)
            guard given <= ReplicaFileLimits.unpacked, given <= max(1 << 20, readIn * Self.ratio) else {
                throw ReplicaFileRefusal.unpacksTooLarge
            }
            return output
        }
    }

    private func begin() throws {
        if isOpen { inflateEnd(&stream) }
        stream = z_stream()
        // 15 bits of window, and 16 to say that a gzip header is asked for.
        guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw ReplicaFileRefusal.gzipBroken
        }
        isOpen = true
        isBetween = false
    }

    private func inflateSome() throws -> [UInt8] {
        var code = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
            input.withUnsafeMutableBufferPointer { bytes in
                stream.next_in = bytes.baseAddress.map { $0 + place }
                stream.avail_in = UInt32(bytes.count - place)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                code = inflate(&stream, Z_NO_FLUSH)
                place = bytes.count - Int(stream.avail_in)
            }
            count = buffer.count - Int(stream.avail_out)
        }
        switch code {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isBetween = true
        default: throw ReplicaFileRefusal.gzipBroken
        }
        return output
    }
}
