import ArgumentParser

/// The reference page of settings, from the settings themselves.
enum SettingsPage {
    static func text(_ settings: [Setting]) -> String {
        var text = """
            # Configuration

            Written by `make configuration` from the settings that `kakehashi platform serve` knows; a test holds it against them.

            A setting is taken from the first of these that has it: a flag behind `serve`, an environment variable, the JSON file
            that `--configuration` names. A dot in a setting's name is an object in the file. What is misspelt, in any of the
            three, ends the program with status 1 before it listens. Lists are separated by commas in a flag or a variable;
            tables stand in the file alone. A connection with a password belongs into the environment (systemd's
            `EnvironmentFile=`, readable by root alone) and not into a flag, which every user of the machine can read.

            | setting | flag | variable | kind | without it | meaning |
            | --- | --- | --- | --- | --- | --- |

            """
        for setting in settings {
            let isTable = setting.kind == .table
            let absence = setting.isNeeded ? "must be set" : setting.standard.map { "`\($0)`" } ?? ""
            text += "| `\(setting.key)` | \(isTable ? "" : "`\(setting.flag)`") | "
            text += "\(isTable ? "" : "`\(setting.variable)`") | \(setting.kind.rawValue)"
            text += "\(setting.isSecret ? ", secret" : "") | \(absence) | \(setting.meaning) |\n"
        }
        return text
    }
}

/// Prints the reference page.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Prints every setting of serve, as docs/operations/configuration.md has them.")

    func run() { print(SettingsPage.text(PlatformSettings.all), terminator: "") }
}
