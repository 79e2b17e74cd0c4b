import Foundation

/// The `openssl` command in a temporary folder of its own: the other implementation that ours is held against.
final class OpenSSL: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Answer {
        let status: Int32
        let text: String
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "pki-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write("openssl.cnf", Self.configuration)
        try write("index.txt", "")
        try write("crlnumber", "1F\n")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: folder.appending(path: name)) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    /// Runs a command, its arguments separated by spaces, and answers its status with all that it printed.
    func ask(_ command: String, _ more: [String] = []) throws -> Answer {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + command.split(separator: " ").map(String.init) + more
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(["OPENSSL_CONF": "openssl.cnf"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Answer(status: process.terminationStatus, text: String(decoding: printed, as: UTF8.self))
    }

    /// Runs a command that must succeed.
    @discardableResult
    func run(_ command: String, _ more: [String] = []) throws -> String {
        let answer = try ask(command, more)
        guard answer.status == 0 else { throw Failure(description: "openssl \(command): \(answer.text)") }
        return answer.text
    }

    /// What follows `prefix` in the line of the output that begins so.
    func value(after prefix: String, of command: String, _ more: [String] = []) throws -> String {
        let line = try run(command, more).split(separator: "\n").first { $0.hasPrefix(prefix) }
        return String((line ?? "").dropFirst(prefix.count))
    }

    private static let configuration = """
        [req]
        distinguished_name = dn
        string_mask = utf8only
        [dn]
        [ca]
        default_ca = authority
        [authority]
        database = index.txt
        crlnumber = crlnumber
        default_md = sha256
        crl_extensions = list
        [list]
        authorityKeyIdentifier = keyid:always
        """
}
