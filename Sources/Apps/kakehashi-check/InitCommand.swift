import ArgumentParser
import ConnectionTest
import Foundation

/// A wizard for whoever has no plan: asks the few things that a test needs, and writes a local plan.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Asks a few questions and writes a local, unsigned plan.",
        discussion: """
            For trying a connection before there is a plan of the platform's. Answers may be piped in, one a line; an empty line \
            takes what stands in brackets.
            Exit status: 0 written, 1 the questions were not answered to the end, 2 wrong usage.

            Example:
              kakehashi-check init --output local-plan.json
            """)

    @Option(help: "Where the plan is written; an existing file is not replaced.", completion: .file())
    var output = "local-plan.json"

    func run() throws {
        guard !FileManager.default.fileExists(atPath: output) else {
            throw ValidationError("\(output) is there already; choose another --output")
        }
        var wizard = Wizard()
        guard let plan = wizard.plan() else {
            Words.show("")
            Words.complain(Words.say("stopped; nothing was written", "中止しました。何も作成していません。"))
            throw ExitCode(1)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(LocalPlan(plan: plan)).write(to: URL(filePath: output), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: output)
        Words.show(
            Words.say(
                "wrote \(output) (not signed). Run: kakehashi-check run --plan \(output) --place \(wizard.place)",
                "\(output) を作成しました（署名なし）。実行: kakehashi-check run --plan \(output) --place \(wizard.place)"))
    }

    /// A plan that says of itself that nobody signed it.
    private struct LocalPlan: Encodable {
        let plan: TestPlan

        private enum Key: String, CodingKey { case unsigned }

        func encode(to encoder: any Encoder) throws {
            try plan.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(true, forKey: .unsigned)
        }
    }
}
