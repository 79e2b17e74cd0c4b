import Foundation

/// A dnsmasq on a free port of 127.0.0.1, stopped at the end.
final class RealServer: @unchecked Sendable {
    static let program = "/usr/sbin/dnsmasq"
    let port: Int
    private let process = Process()
    private let log: URL

    /// Starts a server with the given options and waits until it says so.
    init(_ options: [String]) throws {
        port = try LoopbackSocket().port
        log = FileManager.default.temporaryDirectory.appendingPathComponent("dns-\(UUID().uuidString).log")
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments =
            [
                "--no-daemon", "--no-resolv", "--no-hosts", "--conf-file=/dev/null", "--port=\(port)",
                "--listen-address=127.0.0.1", "--bind-interfaces", "--user=root", "--log-queries=extra",
                "--log-facility=\(log.path)",
            ] + options
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Other suites start servers beside this one: a slow start is no failure.
        for _ in 0..<1_000 where !logged.contains("started") { usleep(20_000) }
        guard logged.contains("started") else { throw SocketProblem(code: ETIMEDOUT) }
    }

    deinit {
        // KILL: started from a test thread, the server inherits a mask that blocks TERM.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: log)
    }

    /// What the server logged so far.
    var logged: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// The answer section as `dig` shows it: owner, TTL, class, type, data.
    func dig(_ name: String, _ kind: String) throws -> [[String]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dig-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let dig = Process()
        dig.currentDirectoryURL = folder
        dig.executableURL = URL(fileURLWithPath: "/bin/sh")
        // A file that appears when it is complete: the running server inherits pipes and keeps them open.
        let command = "dig @127.0.0.1 -p \(port) +noall +answer +tries=1 \(name) \(kind) > part && mv part answer"
        dig.arguments = ["-c", command]
        try dig.run()
        let file = folder.appendingPathComponent("answer")
        for _ in 0..<250 where !FileManager.default.fileExists(atPath: file.path) { usleep(20_000) }
        let output = try Data(contentsOf: file)
        return String(decoding: output, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix(";") }
            .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }
}
