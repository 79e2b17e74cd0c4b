import Foundation

/// The files that the public repository serves: what is not in this folder is not to be had.
public struct RepositoryFolder: Sendable {
    private let folder: URL

    /// The file names, as they stand in certificates.
    public static let authorityCertificate = "platform-ca.crt"
    /// The revocation list's name.
    public static let revocationList = "platform-ca.crl"

    /// The list of fingerprints of CA certificates (§2.3); サポートサイト has the same over TLS.
    public static let fingerprints = "fingerprints.txt"

    /// Publishes a folder.
    public init(path: String) {
        folder = URL(filePath: path, directoryHint: .isDirectory)
    }

    /// Puts a file in place as a whole: a reader sees the old one or the new one.
    /// - Throws: a file system error.
    public func publish(_ content: [UInt8], as name: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(content).write(to: folder.appending(path: name), options: .atomic)
    }

    func file(_ name: String) -> (content: [UInt8], modifiedAt: Date)? {
        guard [Self.authorityCertificate, Self.revocationList, Self.fingerprints].contains(name) else { return nil }
        let place = folder.appending(path: name)
        guard let content = try? Data(contentsOf: place),
            let modifiedAt = try? FileManager.default.attributesOfItem(atPath: place.path())[.modificationDate] as? Date
        else { return nil }
        return (Array(content), modifiedAt)
    }
}
