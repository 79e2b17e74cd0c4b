import Foundation
import PKI

/// The master key on disk, and the one before it while the master key is being renewed.
struct MasterKeyFiles {
    private let folder: String

    /// Names the folder of the platform's keys.
    init(folder: String) {
        self.folder = folder
    }

    private var current: String { "\(folder)/master.key" }
    private var former: String { "\(folder)/master.key.former" }

    /// Whether there is a former key, which something may still be sealed under.
    var isBeingRenewed: Bool { FileManager.default.fileExists(atPath: former) }

    /// What seals, and opens what was sealed before; the master key is made the first time.
    /// - Throws: `ToolError` when the key cannot be written.
    func vault() throws -> KeyVault {
        guard let key = FileManager.default.contents(atPath: current) else {
            let key = KeyVault.newMasterKey()
            try PlatformKeys.protect(key, at: current)
            return KeyVault(masterKey: key)
        }
        return KeyVault(
            masterKey: Array(key), former: FileManager.default.contents(atPath: former).map { Array($0) })
    }

    /// Makes a new master key beside the one in force, which becomes the former one.
    ///
    /// Ended between the two steps, nothing is lost: both files hold the same key then, and the next call goes on.
    /// - Throws: `ToolError` when there is none to renew, or a renewal is under way.
    func renew() throws {
        let files = FileManager.default
        guard let key = files.contents(atPath: current) else { throw ToolError("there is no \(current)") }
        if let kept = files.contents(atPath: former), kept != key {
            throw ToolError("a renewal is under way; end it with `kakehashi keys renew-master --finish`")
        }
        try replace(former, with: Array(key))
        try replace(current, with: KeyVault.newMasterKey())
    }

    /// The sealed files: each by its path, with the name that it was sealed for.
    func sealed() throws -> [(path: String, context: String)] {
        let ending = ".key.sealed"
        func names(_ folder: String) throws -> [String] {
            guard FileManager.default.fileExists(atPath: folder) else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }.sorted()
        }
        return try names(folder).map { ("\(folder)/\($0)", String($0.dropLast(ending.count))) }
            + names("\(folder)/tenants").map {
                ("\(folder)/tenants/\($0)", "tenant-key \($0.dropLast(ending.count))")
            }
    }

    /// Seals every file under the key in force; answers how many it was not.
    func reseal(with vault: KeyVault) throws -> Int {
        var count = 0
        for (path, context) in try sealed() {
            guard let content = FileManager.default.contents(atPath: path) else {
                throw ToolError("cannot read \(path)")
            }
            guard let renewed = try vault.renewed(Array(content), context: context) else { continue }
            try replace(path, with: renewed)
            count += 1
        }
        return count
    }

    /// Forgets the former key.
    func forget() throws {
        try ErasedFile.erase(former)
    }

    /// A file is the old one or the new one, whole, whatever happens.
    private func replace(_ path: String, with content: [UInt8]) throws {
        try PlatformKeys.protect(content, at: "\(path).new")
        for place in ["\(path).new", folder] {
            let descriptor = open(place, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0, fsync(descriptor) == 0 else { throw ToolError("cannot write \(place)") }
            close(descriptor)
            if place != folder, rename(place, path) != 0 { throw ToolError("cannot write \(path)") }
        }
    }
}
