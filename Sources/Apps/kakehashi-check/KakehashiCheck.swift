import ArgumentParser
import ConnectionTest
import Foundation
import Verdicts

/// The connection test that organisations get: small, no database, no platform code.
@main
struct KakehashiCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi-check",
        abstract: "Tests whether an organisation's terminals and systems can talk to their 自治体中間サーバー.",
        subcommands: [Run.self])

    /// Wrong usage ends with 2, as every tool here does, and not with the parsing library's 64.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(2)
        }
    }

    /// Runs the ten items of a plan.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Runs the ten items of a plan.",
            discussion:
                "Exit status: 0 all passed or do not apply, 3 an item failed, 1 the tool itself failed, 2 wrong usage.")

        @Option(help: "The plan file.")
        var plan: String

        @Option(help: "Where the results are written (JSON).")
        var evidence: String

        @Option(
            help: "Only what begins at this terminal or system: SIDE/IDENTIFIER, such as mayor/atena-system.",
            transform: { text in
                guard let place = PlaceName(text) else {
                    throw ValidationError("--place \(text): write SIDE/IDENTIFIER, such as mayor/atena-system")
                }
                return place
            })
        var place: PlaceName?

        @Option(help: "Results that another terminal or system has written: what cannot pass after them is not run.")
        var after: String?

        func run() async throws {
            let evidence: Evidence
            do {
                evidence = try await ConnectionTest.run(
                    ConnectionTest.plan(file: plan), after: after.map(ConnectionTest.evidence(file:)), from: place
                ) {
                    ResultLine($0).show()
                }
            } catch {
                FileHandle.standardError.write(Data("kakehashi-check: \(error)\n".utf8))
                throw ExitCode(1)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(evidence).write(to: URL(filePath: self.evidence), options: .atomic)
            let isReady = evidence.items.allSatisfy { $0.verdict == .pass || $0.verdict == .notApplicable }
            throw ExitCode(isReady ? 0 : 3)
        }
    }
}
