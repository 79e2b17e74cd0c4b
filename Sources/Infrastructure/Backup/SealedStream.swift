import Crypto
import Foundation

/// A file of sealed pieces (HPKE, RFC 9180, base mode): each opens in its place alone, and the last says that it is.
enum SealedStream {
    static let head = Array("kakehashi-backup/1\n".utf8)
    static let suite = HPKE.Ciphersuite.P256_SHA256_AES_GCM_256
    /// The size of a piece [O]: bounds what is held in memory.
    static let piece = 1 << 18
    static let more: [UInt8] = [0]
    static let last: [UInt8] = [1]
}

/// Writes such a file.
struct SealedWriter {
    private let file: FileHandle
    private var sender: HPKE.Sender
    private var buffer: [UInt8] = []

    init(_ file: FileHandle, to key: BackupKey) throws {
        self.file = file
        sender = try HPKE.Sender(
            recipientKey: key.key, ciphersuite: SealedStream.suite, info: Data(SealedStream.head))
        try file.write(contentsOf: SealedStream.head + length(sender.encapsulatedKey.count) + sender.encapsulatedKey)
    }

    mutating func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        while buffer.count > SealedStream.piece {
            try seal(buffer.prefix(SealedStream.piece), SealedStream.more)
            buffer.removeFirst(SealedStream.piece)
        }
    }

    /// Seals what is left, as the last piece.
    mutating func close() throws {
        try seal(buffer[...], SealedStream.last)
        buffer = []
        try file.synchronize()
        try file.close()
    }

    private mutating func seal(_ bytes: ArraySlice<UInt8>, _ kind: [UInt8]) throws {
        let sealed = try sender.seal(bytes, authenticating: kind)
        try file.write(contentsOf: kind + length(sealed.count) + sealed)
    }

    private func length(_ count: Int) -> [UInt8] { withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0) } }
}

/// Reads such a file.
struct SealedReader {
    private let file: FileHandle
    private var recipient: HPKE.Recipient
    private var buffer: [UInt8] = []
    private var place = 0
    private var isLast = false

    init(_ file: FileHandle, with secret: BackupSecret) throws {
        self.file = file
        guard try Self.take(SealedStream.head.count, file) == SealedStream.head else {
            throw BackupError.unreadable("it does not begin like a backup")
        }
        let encapsulated = try Self.take(Self.length(file), file)
        do {
            recipient = try HPKE.Recipient(
                privateKey: secret.key, ciphersuite: SealedStream.suite, info: Data(SealedStream.head),
                encapsulatedKey: Data(encapsulated))
        } catch {
            throw BackupError.unreadable("its key cannot be opened")
        }
    }

    /// The next bytes; fewer than asked for is an error.
    mutating func read(_ count: Int) throws -> [UInt8] {
        while buffer.count - place < count {
            guard !isLast else { throw BackupError.unreadable("it ends early") }
            try next()
        }
        defer { place += count }
        return Array(buffer[place..<place + count])
    }

    /// Whether all was read, and nothing stands behind the last piece.
    mutating func isAtEnd() throws -> Bool {
        while buffer.count == place, !isLast { try next() }
        guard buffer.count == place else { return false }
        guard try (file.read(upToCount: 1) ?? Data()).isEmpty else {
            throw BackupError.unreadable("something stands behind its end")
        }
        return true
    }

    private mutating func next() throws {
        let kind = try Self.take(1, file)
        let sealed = try Self.take(Self.length(file), file)
        buffer.removeFirst(place)
        place = 0
        do {
            buffer += try recipient.open(sealed, authenticating: kind)
        } catch {
            throw BackupError.unreadable("a piece was changed, moved or lost, or the key is another")
        }
        isLast = kind == SealedStream.last
    }

    private static func length(_ file: FileHandle) throws -> Int {
        let count = try take(4, file).reduce(0) { $0 << 8 | Int($1) }
        guard count <= SealedStream.piece * 2 else { throw BackupError.unreadable("a piece is too long") }
        return count
    }

    private static func take(_ count: Int, _ file: FileHandle) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            guard let more = try file.read(upToCount: count - bytes.count), !more.isEmpty else {
                throw BackupError.unreadable("it ends early")
            }
            bytes += more
        }
        return bytes
    }
}
