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
    ///
    /// By `popen` and not by `Process`: that one reaps all children of this process in one thread, which stands still for
    /// as long as any child lives that closes the descriptors it inherits, as daemons of other tests do.
    func ask(_ command: String, _ more: [String] = []) throws -> Answer {
        let words = command.split(separator: " ").map(String.init) + more
        let quoted = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
        return try shell("exec openssl \(quoted)")
    }

    /// Runs many commands, two at a time; what failed is seen by the files that are missing.
    func runAll(_ commands: [[String]]) throws -> Answer {
        let lines = commands.map { words in words.map { "'\($0)'" }.joined(separator: " ") }
        try write("jobs", lines.joined(separator: "\n") + "\n")
        return try shell("exec xargs -a jobs -P 2 -L 1 openssl")
    }

    private func shell(_ command: String) throws -> Answer {
        let line = "cd '\(folder.path)' && export OPENSSL_CONF=openssl.cnf && \(command) 2>&1 </dev/null"
        guard let stream = popen(line, "r") else { throw Failure(description: "popen: \(errno)") }
        var printed: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&block, 1, block.count, stream)
            guard count > 0 else { break }
            printed += block[..<count]
        }
        return Answer(status: pclose(stream), text: String(decoding: printed, as: UTF8.self))
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
