import ArgumentParser
import ConnectionTest
import Foundation
import TestReports
import Verdicts

/// Makes reports of results that were written before, of one machine or of several.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: Words.abstract(
            "Makes reports of results that were written before, of one machine or several.",
            "書き出し済みの結果（1台または複数台）から報告書を作成します。"),
        discussion: Words.discussion(
            """
            Exit status: 0 all passed or do not apply, 3 an item failed, 1 the tool itself failed, 2 wrong usage.
            """,
            """
            終了コード: 0 すべて合格または対象外、3 不合格あり、1 プログラムの異常、2 使い方の誤り。
            """,
            examples: """
                  kakehashi-check report terminal.json atena.json --html report.html
                """))

    @Argument(help: Words.help("Results (JSON).", "結果のファイル（JSON）です。"), completion: .file())
    var evidence: [String]

    @Option(
        help: Words.help("Writes the results of all files as one (JSON).", "すべてのファイルの結果を1つ（JSON）にまとめて書き出します。"),
        completion: .file())
    var merge: String?

    @Option(help: Words.help("The organisation's name, for titles.", "表題に使う団体名です。"))
    var name: String?

    @Flag(help: Words.help("Tells each line's story, hop by hop.", "各行の経過を区間ごとに示します。"))
    var explain = false

    @OptionGroup var outputs: OutputOptions
    @OptionGroup var network: NetworkOptions

    func run() async throws {
        let merged = try await telling {
            let merged = try Results.merged(evidence)
            if let merge { try OutputOptions.write(merged, to: merge) }
            let findings = try network.findings(of: merged)
            for line in merged.items { ResultLine(line).show() }
            Display(expecting: [], isPlain: true).finish(merged, findings, explains: explain)
            try outputs.write(merged, findings, organisationName: name)
            return merged
        }
        throw ExitCode(merged.isReady ? 0 : 3)
    }
}

/// Results of several files as one.
enum Results {
    static func merged(_ files: [String]) throws(PlanError) -> Evidence {
        var read: [Evidence] = []
        for file in files { read.append(try ConnectionTest.evidence(file: file)) }
        guard let merged = Evidence.merged(read) else {
            throw PlanError(
                file: files.joined(separator: ", "), reason: "the results are of different organisations",
                japanese: "異なる団体の結果が含まれています。")
        }
        return merged
    }
}
