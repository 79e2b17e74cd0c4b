import ChildProcesses
import Foundation

/// Running Debian's network programs.
enum LabRunner {
    /// Runs a program that must succeed.
    ///
    /// - Throws: `LabError` with what it said.
    @discardableResult
    static func run(_ program: String, _ arguments: [String], input: String = "") throws -> ShortProgram.Ending {
        let ending = try ShortProgram.run(program, arguments, input: input)
        guard ending.status == 0 else {
            let said = ending.text.trimmingCharacters(in: .whitespacesAndNewlines)
            throw LabError(
                "\(([program] + arguments).joined(separator: " ")): \(said.isEmpty ? "status \(ending.status)" : said)")
        }
        return ending
    }

    /// Runs `ip` commands one after the other; with `force` those that fail are left out.
    static func ip(_ namespace: String?, _ lines: [String], force: Bool = false) throws {
        guard !lines.isEmpty else { return }
        let place = namespace.map { ["-n", $0] } ?? []
        let input = lines.joined(separator: "\n") + "\n"
        if force {
            _ = try ShortProgram.run("ip", place + ["-force", "-batch", "-"], input: input)
        } else {
            try run("ip", place + ["-batch", "-"], input: input)
        }
    }

    /// Whether a process still holds what it opened; one that has ended and waits for its parent does not.
    static func isRunning(_ number: Int32) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else { return false }
        // `number (name) state …`; the name may hold anything, also a parenthesis.
        guard let state = status.split(separator: ")").last?.split(separator: " ").first else { return false }
        return state != "Z" && state != "X"
    }
}
