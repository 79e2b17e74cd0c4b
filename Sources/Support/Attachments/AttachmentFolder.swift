import Crypto
public import Foundation

/// A file that lies in the folder.
public struct KeptFile: Sendable, Hashable {
    /// 32 hexadecimal digits: its name in the folder, and its address.
    public let identifier: String
    public let name: String
    public let kind: AttachmentKind
    public let size: Int
    public let sha256: String
}

/// The folder of attachments: no server's root, random names, sealed, readable by the platform alone.
public struct AttachmentFolder: Sendable {
    /// The key of whoever a file belongs to, of 32 bytes: an organisation by its code, or the platform, which is "".
    ///
    /// Nil where there is none, or none any more; to seal something one is made.
    public typealias Keys = @Sendable (_ owner: String, _ isToSeal: Bool) throws -> [UInt8]?

    private let path: String
    private let keys: Keys

    /// Opens a folder, making it when it is not there.
    /// - Throws: what the file system says.
    public init(path: String, keys: @escaping Keys) throws {
        self.path = path
        self.keys = keys
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Puts a file on the disk, sealed; answers when it is durable.
    /// - Throws: when it cannot be sealed or written.
    public func keep(_ file: AcceptedFile, for owner: String) throws -> KeptFile {
        var chance = SystemRandomNumberGenerator()
        let identifier = (0..<16).map { _ in String(format: "%02x", UInt8.random(in: 0...255, using: &chance)) }
            .joined()
        try write(try sealed(file.content, identifier, for: owner), to: "\(path)/\(identifier)")
        return KeptFile(
            identifier: identifier, name: file.name, kind: file.kind, size: file.content.count,
            sha256: Self.digest(file.content))
    }

    private func sealed(_ content: [UInt8], _ identifier: String, for owner: String) throws -> [UInt8] {
        guard let key = try keys(owner, true) else { throw CocoaError(.fileWriteUnknown) }
        return try SealedAttachment.sealed(content, as: identifier, for: owner, key: key)
    }

    private func write(_ bytes: [UInt8], to place: String) throws {
        let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
        try handle.close()
    }

    /// A file's bytes; nil when it is not there, is not what was kept, or the key of whom it belongs to is gone.
    public func content(_ identifier: String, sha256: String) -> [UInt8]? {
        guard Self.isIdentifier(identifier), let data = FileManager.default.contents(atPath: "\(path)/\(identifier)"),
            let content = opened(Array(data), identifier), Self.digest(content) == sha256
        else { return nil }
        return content
    }

    /// What was kept before files were sealed is read as it lies there.
    private func opened(_ bytes: [UInt8], _ identifier: String) -> [UInt8]? {
        guard let owner = SealedAttachment.owner(bytes) else { return bytes }
        guard let key = try? keys(owner, false) else { return nil }
        return SealedAttachment.opened(bytes, as: identifier, for: owner, key: key)
    }

    /// Seals a file that lies in the clear, or is sealed for somebody else; answers whether it did.
    ///
    /// Whoever reads meanwhile finds the one or the other, whole.
    /// - Throws: when it cannot be read, sealed or written.
    public func seal(_ identifier: String, for owner: String) throws -> Bool {
        let (place, new) = ("\(path)/\(identifier)", "\(path)/\(identifier).new")
        guard Self.isIdentifier(identifier), let file = FileHandle(forReadingAtPath: place) else { return false }
        let head = try file.read(upToCount: SealedAttachment.longestHead) ?? Data()
        guard SealedAttachment.owner(head) != owner else { return false }
        let rest = try file.readToEnd() ?? Data()
        // A key that is gone leaves nothing to be sealed for anybody.
        guard let content = opened(Array(head + rest), identifier) else { return false }
        try? FileManager.default.removeItem(atPath: new)
        try write(try sealed(content, identifier, for: owner), to: new)
        guard rename(new, place) == 0 else { throw CocoaError(.fileWriteUnknown) }
        return true
    }

    /// Takes away what was put there before an instant and is named nowhere; answers how many.
    /// - Throws: when the folder cannot be read.
    @discardableResult
    public func sweep(keeping known: Set<String>, before: Date) throws -> Int {
        var swept = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where !known.contains(name) {
            let file = "\(path)/\(name)"
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            guard let madeAt = attributes[.modificationDate] as? Date, madeAt < before else { continue }
            try FileManager.default.removeItem(atPath: file)
            swept += 1
        }
        return swept
    }

    private static func digest(_ content: [UInt8]) -> String {
        SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
    }

    private static func isIdentifier(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy(isHexadecimal)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
