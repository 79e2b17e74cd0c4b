import Foundation

/// What the terminal shows as a rehearsal goes: task, bureau, verdict, milliseconds.
final class Progress: Sendable {
    private let isTerminal = isatty(STDOUT_FILENO) == 1

    func headline(_ text: String) {
        line("\n\(bold(text))")
    }

    /// Carries out a step and tells how it went.
    @discardableResult
    func step<Answer>(_ title: String, _ bureau: String = "", _ work: () async throws -> Answer) async throws -> Answer
    {
        let mark = ContinuousClock().now
        do {
            let answer = try await work()
            tell(title, bureau, "完了", mark)
            return answer
        } catch {
            tell(title, bureau, "不可", mark)
            throw error
        }
    }

    /// Tells of a step that was refused, as a fault wants it.
    func refused(_ title: String, _ bureau: String, _ reason: String) {
        line("  \(pad(bureau, 10)) \(pad(title, 48)) 拒否  \(reason)")
    }

    func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    private func tell(_ title: String, _ bureau: String, _ verdict: String, _ mark: ContinuousClock.Instant) {
        let passed = (ContinuousClock().now - mark).components
        let milliseconds = Int(passed.seconds) * 1000 + Int(passed.attoseconds / 1_000_000_000_000_000)
        line("  \(pad(bureau, 10)) \(pad(title, 48)) \(verdict)  \(milliseconds) ms")
    }

    func bold(_ text: String) -> String { isTerminal ? "\u{1b}[1m\(text)\u{1b}[0m" : text }

    /// Pads to a number of terminal columns; Japanese takes two each.
    func pad(_ text: String, _ columns: Int) -> String {
        let width = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
        return text + String(repeating: " ", count: max(0, columns - width))
    }
}
