import Crypto
import Foundation
import ReplicaFiles
import Tenancy

/// A part of a file as it lies on the disk (AES-256-GCM); it opens nowhere but at its place.
enum SealedPart {
    static func sealed(_ bytes: [UInt8], at offset: Int64, of number: Int64, key: SymmetricKey) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: place(offset, number))
        return Array(box.nonce) + box.ciphertext + box.tag
    }

    static func opened(_ sealed: Data, at offset: Int64, of number: Int64, key: SymmetricKey) throws -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: place(offset, number))
        else { throw DataVaultError.unreadable }
        return Array(bytes)
    }

    private static func place(_ offset: Int64, _ number: Int64) -> [UInt8] {
        Array("replica-file \(number) \(offset)".utf8)
    }
}

/// The bytes of a file, part after part.
final class SealedParts: ByteStream {
    /// So many bytes are handed on at a time: a reader unpacks and decodes what it gets in one go.
    private static let piece = 256 << 10

    private let folder: String
    private let number: Int64
    private let key: SymmetricKey?
    private var offsets: ArraySlice<Int64>
    private var current: ArraySlice<UInt8> = []

    /// Opens the parts in a folder, behind what was received in the clear before parts were sealed.
    init(clear: String, folder: String, number: Int64, key: SymmetricKey?) throws {
        self.folder = folder
        self.number = number
        self.key = key
        let files = FileManager.default
        let names = files.fileExists(atPath: folder) ? try files.contentsOfDirectory(atPath: folder) : []
        offsets = names.compactMap { Int64($0) }.sorted()[...]
        if files.fileExists(atPath: clear) {
            let bytes = try Data(contentsOf: URL(filePath: clear), options: .alwaysMapped)
            current = Array(bytes.prefix(Int(offsets.first ?? .max)))[...]
        }
    }

    /// The next bytes; none at the end.
    /// - Throws: `DataVaultError.unreadable` for a part that was changed or moved, or whose key is gone.
    func next() throws -> [UInt8] {
        if current.isEmpty, let offset = offsets.popFirst() {
            guard let key else { throw DataVaultError.destroyed }
            let sealed = try Data(contentsOf: URL(filePath: "\(folder)/\(offset)"))
            current = try SealedPart.opened(sealed, at: offset, of: number, key: key)[...]
        }
        defer { current = current.dropFirst(Self.piece) }
        return Array(current.prefix(Self.piece))
    }
}
