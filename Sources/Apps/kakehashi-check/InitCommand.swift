import ArgumentParser
import ConnectionTest
import Foundation

/// A wizard for whoever has no plan: asks the few things that a test needs, and writes a local plan.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: Words.abstract(
            "Asks a few questions and writes a local, unsigned plan.", "いくつかの質問に答えて、署名のない計画を作成します。"),
        discussion: Words.discussion(
            """
            For trying a connection before there is a plan of the platform's. Answers may be piped in, one a line; an empty line \
            takes what stands in brackets.
            Exit status: 0 written, 1 the questions were not answered to the end, 2 wrong usage.
            """,
            """
            プラットフォームの計画がまだないときに、接続を試すためのものです。
            答えは1行に1つずつパイプで渡せます。空行のときは［ ］内の値になります。
            終了コード: 0 作成した、1 最後まで答えがなかった、2 使い方の誤り。
            """,
            examples: """
                  kakehashi-check init --output local-plan.json
                """))

    @Option(
        help: Words.help(
            "Where the plan is written; an existing file is not replaced.", "計画を書き出すファイルです。既にあるファイルは上書きしません。"),
        completion: .file())
    var output = "local-plan.json"

    func run() throws {
        guard !FileManager.default.fileExists(atPath: output) else {
            throw ValidationError(
                Words.say(
                    "\(output) is there already; choose another --output",
                    "\(output) は既にあります。--output で別の名前を指定してください。"))
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
