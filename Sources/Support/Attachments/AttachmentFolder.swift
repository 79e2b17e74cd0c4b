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

/// The folder of attachments: no server's root, random names, readable by the platform alone.
public struct AttachmentFolder: Sendable {
    private let path: String

    /// Opens a folder, making it when it is not there.
    /// - Throws: what the file system says.
    public init(path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Puts a file on the disk; answers when it is durable.
    /// - Throws: when it cannot be written.
    public func keep(_ file: AcceptedFile) throws -> KeptFile {
        var chance = SystemRandomNumberGenerator()
        let identifier = (0..<16).map { _ in String(format: "%02x", UInt8.random(in: 0...255, using: &chance)) }
            .joined()
        let descriptor = open("\(path)/\(identifier)", O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(file.content))
        try handle.synchronize()
        try handle.close()
        return KeptFile(
            identifier: identifier, name: file.name, kind: file.kind, size: file.content.count,
            sha256: SHA256.hash(data: file.content).map { String(format: "%02x", $0) }.joined())
    }

    /// A file's bytes; nil when it is not there or is not what was kept.
    public func content(_ identifier: String, sha256: String) -> [UInt8]? {
        guard identifier.utf8.count == 32, identifier.utf8.allSatisfy({ Self.isHexadecimal($0) }),
            let data = FileManager.default.contents(atPath: "\(path)/\(identifier)"),
            SHA256.hash(data: data).map({ String(format: "%02x", $0) }).joined() == sha256
        else { return nil }
        return [UInt8](data)
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

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
