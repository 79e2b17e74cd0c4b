import Foundation
import Tickets

/// A mail in the spool: who handed it in, and its bytes.
public struct SpooledMail: Sendable, Hashable {
    /// The file's name.
    public let name: String
    public let content: [UInt8]
}

/// The folder in which mail waits, after Maildir: written in `tmp`, whole in `new`, gone when its ticket stands.
public struct MailSpool: Sendable {
    private let folder: String

    /// The largest mail that is taken, in bytes: three files of the largest size, in base64.
    public static let largest = 24 << 20

    /// Opens a spool, making it when it is not there.
    /// - Throws: what the file system says.
    public init(folder: String) throws {
        self.folder = folder
        for name in ["tmp", "new", "failed"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(name)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    /// Takes a mail: when it answers, the bytes are on the disk.
    /// - Throws: when they are not; whoever hands the mail in must be told to come again.
    public func add(_ content: [UInt8]) throws {
        let name = "\(UInt64(Date().timeIntervalSince1970 * 1_000_000)).\(UUID().uuidString.lowercased())"
        let temporary = "\(folder)/tmp/\(name)"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(content))
        try handle.synchronize()
        try handle.close()
        try FileManager.default.moveItem(atPath: temporary, toPath: "\(folder)/new/\(name)")
        try syncFolder("new")
    }

    /// What waits, oldest first, at most `limit` mails.
    /// - Throws: when the folder cannot be read.
    public func waiting(limit: Int) throws -> [SpooledMail] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/new").sorted().prefix(limit).compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/new/\(name)").map {
                SpooledMail(name: name, content: [UInt8]($0))
            }
        }
    }

    /// Takes a mail out whose ticket stands.
    /// - Throws: what the file system says.
    public func done(_ mail: SpooledMail) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/new/\(mail.name)")
    }

    /// Puts a mail aside that makes the desk fail: whole, for somebody to look at.
    /// - Throws: what the file system says.
    public func putAside(_ mail: SpooledMail) throws {
        try FileManager.default.moveItem(
            atPath: "\(folder)/new/\(mail.name)", toPath: "\(folder)/failed/\(mail.name)")
    }

    /// A new name in a folder is durable when the folder is.
    private func syncFolder(_ name: String) throws {
        let descriptor = open("\(folder)/\(name)", O_RDONLY)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
