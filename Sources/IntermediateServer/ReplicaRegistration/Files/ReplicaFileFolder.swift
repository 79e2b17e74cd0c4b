import Foundation

/// Where files wait until their rows stand: one server's folder, readable by the platform alone.
public struct ReplicaFileFolder: Sendable {
    /// The disk did not do what was asked.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private static let queue = DispatchQueue(label: "replica-files", attributes: .concurrent)
    let path: String

    /// Uses a folder, which is made when something is first written.
    public init(path: String) {
        self.path = path
    }

    func location(of number: Int64) -> String { "\(path)/\(number)" }

    /// Puts bytes at a place of a file; they are on the disk when this returns.
    func write(_ bytes: [UInt8], at offset: Int64, of number: Int64) async throws {
        try await Self.away {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let descriptor = open(location(of: number), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Self.failure("open") }
            defer { close(descriptor) }
            try bytes.withUnsafeBytes { buffer in
                var done = 0
                while done < buffer.count {
                    let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                    let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
                    guard count > 0 else { throw Self.failure("write") }
                    done += count
                }
            }
            guard fsync(descriptor) == 0 else { throw Self.failure("fsync") }
        }
    }

    /// Forgets a file, if it is there.
    func remove(_ number: Int64) async throws {
        try await Self.away {
            guard unlink(location(of: number)) == 0 || errno == ENOENT else { throw Self.failure("unlink") }
        }
    }

    /// The numbers of the files that lie here.
    func numbers() async throws -> [Int64] {
        try await Self.away {
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: path).compactMap { Int64($0) }
        }
    }

    /// Runs what may wait for the disk on a thread of its own.
    static func away<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }

    private static func failure(_ call: String) -> Failed {
        Failed(description: "\(call): \(String(cString: strerror(errno)))")
    }
}
