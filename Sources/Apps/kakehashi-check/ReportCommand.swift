import ArgumentParser
import ConnectionTest
import Foundation
import TestReports
import Verdicts

/// Makes reports of results that were written before, of one machine or of several.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Makes reports of results that were written before, of one machine or several.",
        discussion: """
            Exit status: 0 all passed or do not apply, 3 an item failed, 1 the tool itself failed, 2 wrong usage.

            Example:
              kakehashi-check report terminal.json atena.json --html report.html
            """)

    @Argument(help: "Results (JSON).", completion: .file())
    var evidence: [String]

    @Option(help: "Writes the results of all files as one (JSON).", completion: .file())
    var merge: String?

    @Option(help: "The organisation's name, for titles.")
    var name: String?

    @Flag(help: "Tells each line's story, hop by hop.")
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
