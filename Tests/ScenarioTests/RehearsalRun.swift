import Foundation
import Verdicts

/// One run of the real program, its parties and all, in a folder of its own.
struct RehearsalRun {
    let status: Int32
    let output: String
    let folder: URL

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The program beside the tests' own.
    static var program: String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: own).deletingLastPathComponent().appending(path: "kakehashi").path()
    }

    static func newFolder() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "scenario-\(UUID().uuidString)")
    }

    /// Rehearses to the end.
    static func play(_ arguments: [String], in folder: URL = newFolder()) async throws -> RehearsalRun {
        let running = try RunningRehearsal(arguments + ["--exit"], folder: folder)
        return RehearsalRun(status: await running.status(), output: running.output, folder: folder)
    }

    /// Plays through a network of its own, from the example's files.
    static func playInLab(_ arguments: [String] = []) async throws -> RehearsalRun {
        let running = try RunningRehearsal(networkFiles + arguments, as: ["lab", "test"])
        return RehearsalRun(status: await running.status(), output: running.output, folder: running.folder)
    }

    static let networkFiles = [
        "--request", root.appending(path: "Examples/network/configuration-request.yaml").path(), "--device",
        root.appending(path: "Examples/network/device.yaml").path(),
    ]

    var evidence: Evidence {
        get throws {
            try JSONDecoder().decode(Evidence.self, from: Data(contentsOf: folder.appending(path: "evidence.json")))
        }
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.removeItem(at: folder.appendingPathExtension("log"))
    }
}

/// A rehearsal that goes on while a test does something to it.
final class RunningRehearsal: Sendable {
    let folder: URL
    private let log: URL
    private let number: pid_t

    init(
        _ arguments: [String], as command: [String] = ["rehearse"], folder: URL = RehearsalRun.newFolder()
    ) throws {
        self.folder = folder
        log = folder.appendingPathExtension("log")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.path(), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        // The test runner blocks signals; a rehearsal that inherited that would not hear Ctrl-C.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        let words = [RehearsalRun.program] + command + ["--output", folder.path()] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var number: pid_t = 0
        guard posix_spawn(&number, RehearsalRun.program, &actions, &attributes, &pointers, environ) == 0 else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        self.number = number
    }

    /// Everything that has been printed so far.
    var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    func signal(_ signal: Int32) {
        kill(number, signal)
    }

    /// Waits for the end on a thread of its own.
    func status() async -> Int32 {
        let number = self.number
        let status: Int32 = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(number, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7f
                continuation.resume(returning: signal == 0 ? (status >> 8) & 0xff : 128 + signal)
            }
        }
        return status
    }

    /// Waits until something has been printed, at most 60 s.
    func printed(_ text: String) async throws -> Bool {
        for _ in 0..<600 {
            if output.contains(text) { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }

    /// The processes that belong to this rehearsal, by their command lines.
    var processes: [(number: pid_t, command: String)] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { entry in
            guard let number = pid_t(entry), number != self.number,
                let data = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline")
            else { return nil }
            let command = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\0", with: " ")
            return command.contains(folder.lastPathComponent) ? (number, command) : nil
        }
    }

    /// What is left of them after at most 10 s: a large process takes its time to go on a busy machine.
    func left() async throws -> [(number: pid_t, command: String)] {
        for _ in 0..<100 where !processes.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
        return processes
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.removeItem(at: log)
    }
}

/// What a command of the system prints; through `popen`, because Foundation's `Process` may wait for another test's child.
enum Shell {
    static func run(_ command: String) async throws -> (status: Int32, output: String) {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: wait(for: command)) }
        }
    }

    private static func wait(for command: String) -> (status: Int32, output: String) {
        guard let pipe = popen("{ \(command) ; } 2>&1 < /dev/null", "r") else { return (-1, "") }
        var output = Data()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, pipe)
            guard count > 0 else { break }
            output += chunk[..<count]
        }
        return ((pclose(pipe) >> 8) & 0xff, String(decoding: output, as: UTF8.self))
    }
}
