import ArgumentParser
import Foundation

/// The tool's own words in the language of the locale; what comes from the verdict vocabulary is Japanese everywhere.
enum Words {
    /// Whether the locale is Japanese: `LC_ALL` before `LC_MESSAGES` before `LANG` (POSIX.1-2017 §8.2).
    static let isJapanese = isJapanese(ProcessInfo.processInfo.environment)

    static func isJapanese(_ environment: [String: String]) -> Bool {
        let chosen = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return chosen?.hasPrefix("ja") ?? false
    }

    static func say(_ english: String, _ japanese: String) -> String { isJapanese ? japanese : english }

    /// What `--help` says of one option.
    static func help(_ english: String, _ japanese: String) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: isJapanese ? UsageText.folded(japanese) : english)
    }

    /// What `--help` says of a command in a line.
    static func abstract(_ english: String, _ japanese: String) -> String { say(english, UsageText.folded(japanese)) }

    /// What `--help` says of a command at length, with lines to type under it.
    static func discussion(_ english: String, _ japanese: String, examples: String) -> String {
        let heading = examples.contains("\n") ? "Examples" : "Example"
        return say("\(english)\n\n\(heading):\n", "\(japanese)\n\n例:\n") + examples
    }

    /// A line on standard error, behind the tool's name.
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data("kakehashi-check: \(text)\n".utf8))
    }

    /// A line on standard output.
    static func show(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}

/// Columns of a terminal: Japanese takes two each.
enum Columns {
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    }

    static func pad(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }

    /// Cuts what is wider, with a mark that it was cut.
    static func fit(_ text: String, _ columns: Int) -> String {
        guard width(text) > columns else { return pad(text, columns) }
        var cut = ""
        for character in text {
            guard width(cut) + width(String(character)) <= columns - 1 else { break }
            cut.append(character)
        }
        return pad(cut + "…", columns)
    }
}

/// Questions at a terminal; without one, of whoever pipes the answers in.
enum Asking {
    /// One line, or nil at the end of the input.
    static func line(_ question: String) -> String? {
        FileHandle.standardOutput.write(Data(question.utf8))
        return readLine(strippingNewline: true)
    }

    /// A password, not shown while it is typed; nil when there is no terminal to ask at.
    static func secret(_ question: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &silent)
        // Only now: whoever answers at once is not shown either.
        FileHandle.standardError.write(Data(question.utf8))
        defer {
            tcsetattr(STDIN_FILENO, TCSANOW, &settings)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return readLine(strippingNewline: true)
    }
}
