import Foundation

/// `openssl s_server` as a child process in a folder of its own: a server that shares no code with ours.
final class OpenSSLServer: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let port: Int
    private let folder: URL
    private let process: Process

    /// Starts the server and waits until it listens; `files` are laid into its folder.
    init(files: [String: String], _ options: [String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mutual-tls-\(UUID().uuidString)")
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
        try process.run()
        guard let announced = try Self.port(announcedIn: output.fileHandleForReading) else {
            kill(process.processIdentifier, SIGKILL)
            throw Failure(description: "openssl s_server does not listen")
        }
        port = announced
    }

    /// Ends the server; a child may have inherited from our threads that it does not hear milder signals.
    func stop() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The port in openssl's own line `ACCEPT 127.0.0.1:…`; nil when it ends without one.
    private static func port(announcedIn output: FileHandle) throws -> Int? {
        var line = ""
        while let character = try output.read(upToCount: 1), !character.isEmpty {
            line += String(decoding: character, as: UTF8.self)
            guard line.hasSuffix("\n") else { continue }
            if line.hasPrefix("ACCEPT ") { return line.dropLast().split(separator: ":").last.flatMap { Int($0) } }
            line = ""
        }
        return nil
    }
}
