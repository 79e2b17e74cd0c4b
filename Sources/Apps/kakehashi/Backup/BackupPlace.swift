import Backup
import Crypto
import DisclosureRecords
import Foundation
import Placement
import SupportSearch

extension BackupScope {
    /// The platform's database: who is signed in signs in again, what finds things is made anew, and what processes say of
    /// themselves is of the moment.
    static let platform = BackupScope(
        steps: PlatformSchema.steps,
        leftOut: SearchIndex.indexTables.union(["sessions", "operation_marks", "work_leases"]),
        staying: PlacementSchema.ofThePlatform,
        chains: [BackedUpChain(DisclosureRecordSchema.chain, with: DisclosureRecordSchema.besideTheChain)]
    ) { tx in try SearchIndex.rebuild(in: tx) }
}

/// What everybody may know of a backup, beside it.
struct BackupManifest: Codable {
    var summary: BackupSummary
    var bytes: Int
    /// SHA-256 of the sealed file, lower-case hex.
    var sha256: String
}

/// A backup's directory: `backup.sealed`, and `manifest.json` with its hash.
struct BackupPlace {
    let folder: String

    var sealed: String { "\(folder)/backup.sealed" }
    var name: String { URL(filePath: folder).lastPathComponent }

    /// Writes what the backup is beside it.
    func describe(_ summary: BackupSummary) throws -> BackupManifest {
        let (bytes, hash) = try digest()
        let manifest = BackupManifest(summary: summary, bytes: bytes, sha256: hash)
        try ConfigurationFile.write(manifest, to: "\(folder)/manifest.json")
        return manifest
    }

    /// Holds the sealed file against what was written beside it.
    /// - Throws: `BackupError` when it is another.
    func compare() throws {
        guard let content = FileManager.default.contents(atPath: "\(folder)/manifest.json"),
            let manifest = try? JSONDecoder().decode(BackupManifest.self, from: content)
        else { throw BackupError.missing("a readable manifest.json") }
        let (bytes, hash) = try digest()
        guard bytes == manifest.bytes, hash == manifest.sha256 else {
            throw BackupError.unreadable("the file is not the one that was written")
        }
    }

    private func digest() throws -> (bytes: Int, hash: String) {
        guard let file = FileHandle(forReadingAtPath: sealed) else { throw BackupError.missing("a file \(sealed)") }
        var (hasher, count) = (SHA256(), 0)
        while let bytes = try file.read(upToCount: 1 << 20), !bytes.isEmpty {
            hasher.update(data: bytes)
            count += bytes.count
        }
        try file.close()
        return (count, hasher.finalize().map { String(format: "%02x", $0) }.joined())
    }

    static func key(_ path: String) throws -> BackupKey {
        do {
            return try BackupKey(pem: String(contentsOfFile: path, encoding: .utf8))
        } catch {
            throw ToolError("cannot read a P-256 public key from \(path)")
        }
    }

    static func secret(_ path: String) throws -> BackupSecret {
        do {
            return try BackupSecret(pem: String(contentsOfFile: path, encoding: .utf8))
        } catch {
            throw ToolError("cannot read a P-256 private key from \(path)")
        }
    }

    static func database(_ settings: PlatformConfiguration) -> DatabaseAddress {
        settings.database ?? DatabaseAddress(place: "\(settings.folder)/platform.sqlite")
    }

    /// `20160519T033000Z`.
    static func name(of instant: Date) -> String {
        instant.formatted(.iso8601).replacing("-", with: "").replacing(":", with: "")
    }
}

/// The files below the platform's folder, held by links until they are written: what a worker removes meanwhile stays.
struct PinnedFiles: Sendable {
    private let folder: String
    private let links: String

    init(of folder: String) {
        self.folder = folder
        links = "\(folder)/.backup-\(UUID().uuidString)"
    }

    /// Links every file that belongs into a backup.
    ///
    /// Not the database, which is read as rows; not the master key, which opens what is sealed in both: it is kept apart, and so are servers' outer keys.
    func pin() throws -> [(name: String, path: String)] {
        try FileManager.default.createDirectory(
            atPath: links, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        var found: [(name: String, path: String)] = []
        for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }).sorted() ?? [] {
            guard Self.isWanted(name) else { continue }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            let link = "\(links)/\(found.count)"
            do {
                try FileManager.default.linkItem(atPath: "\(folder)/\(name)", toPath: link)
            } catch CocoaError.fileNoSuchFile {
                // It went between two looks, and so did the row that told of it.
                continue
            }
            found.append((name, link))
        }
        return found
    }

    /// Lets go.
    func release() {
        try? FileManager.default.removeItem(atPath: links)
    }

    private static func isWanted(_ name: String) -> Bool {
        !name.hasPrefix("platform.sqlite") && !name.hasPrefix(".backup-") && name != "keys/master.key"
            && !name.hasPrefix("keys/tenants/")
            && name != "listeners.json" && name != "configuration.json"
    }
}
