import Crypto
import Foundation
import OrganisationProtocol
import ReplicaFiles

/// Where files wait until their rows stand: one server's folder, readable by the platform alone.
///
/// Each part of a sending is a file of its own, sealed with the key of its 副本 file: what is acknowledged is never
/// written over by what comes behind it.
public struct ReplicaFileFolder: Sendable {
    /// The disk did not do what was asked.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private static let queue = DispatchQueue(label: "replica-files", attributes: .concurrent)
    private static let partsSuffix = ".parts"
    let path: String

    /// Uses a folder, which is made when something is first written.
    public init(path: String) {
        self.path = path
    }

    /// Where a file lies that was received before parts were sealed.
    private func clearFile(_ number: Int64) -> String { "\(path)/\(number)" }
    private func parts(_ number: Int64) -> String { clearFile(number) + Self.partsSuffix }

    /// Keeps the part of a file that begins at a place; it is on the disk when this returns.
    func write(_ bytes: [UInt8], at offset: Int64, of number: Int64, key: SymmetricKey) async throws {
        try await Self.away {
            let parts = parts(number)
            try FileManager.default.createDirectory(
                atPath: parts, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let sealed = try SealedPart.sealed(bytes, at: offset, of: number, key: key)
            // Two senders of the same part: each writes a file of its own, and the name is the last one's.
            let temporary = "\(parts)/\(UUID().uuidString)"
            try Self.write(sealed, to: temporary)
            guard rename(temporary, "\(parts)/\(offset)") == 0 else { throw Self.failure("rename") }
            try Self.synchronize(parts)
            try Self.synchronize(path)
        }
    }

    /// Reads a file from its beginning.
    func reader(
        of number: Int64, key: SymmetricKey?, _ format: ReplicaFileFormat
    ) throws -> any ReplicaFileReading {
        try ReplicaFileReader.open(
            SealedParts(clear: clearFile(number), folder: parts(number), number: number, key: key), format)
    }

    /// Forgets a file, if it is there.
    func remove(_ number: Int64) async throws {
        try await Self.away {
            for path in [clearFile(number), parts(number)] where FileManager.default.fileExists(atPath: path) {
                try FileManager.default.removeItem(atPath: path)
            }
        }
    }

    /// The numbers of the files that lie here.
    func numbers() async throws -> [Int64] {
        try await Self.away {
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            return Set(names.compactMap { Int64($0.replacing(Self.partsSuffix, with: "")) }).sorted()
        }
    }

    /// Runs what may wait for the disk on a thread of its own.
    static func away<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open") }
        defer { close(descriptor) }
        try bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                guard count > 0 else { throw failure("write") }
                done += count
            }
        }
        guard fsync(descriptor) == 0 else { throw failure("fsync") }
    }

    /// A name is on the disk when its folder is.
    private static func synchronize(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync") }
    }

    private static func failure(_ call: String) -> Failed {
        Failed(description: "\(call): \(String(cString: strerror(errno)))")
    }
}
