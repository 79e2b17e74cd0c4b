import Foundation

/// `openssl s_server` as a child process in a folder of its own: a server that shares no code with ours.
final class OpenSSLServer: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let port: Int
    private let process: Process

    /// Starts the server and waits until it listens; `files` are laid into its folder.
    init(files: [String: String], _ options: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mutual-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, content) in files { try Data(content.utf8).write(to: folder.appending(path: name)) }
        let output = Pipe()
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", "leaf.pem", "-key", "key.pem"]
        process.arguments? += options
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.terminationHandler = { _ in try? FileManager.default.removeItem(at: folder) }
        try process.run()
        var printed = ""
        while let chunk = try output.fileHandleForReading.read(upToCount: 1), !chunk.isEmpty {
            printed += String(decoding: chunk, as: UTF8.self)
            guard chunk.first == UInt8(ascii: "\n") else { continue }
            let words = printed.split(separator: "\n").last?.split(separator: ":") ?? []
            if words.first == "ACCEPT 127.0.0.1", let last = words.last, let found = Int(last) {
                port = found
                return
            }
        }
        process.terminate()
        throw Failure(description: "openssl s_server did not listen: \(printed)")
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
