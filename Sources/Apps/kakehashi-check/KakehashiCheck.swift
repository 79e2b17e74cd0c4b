import ArgumentParser
import Foundation
import OrganisationProtocol

/// The connection test that organisations get: small, no database, no platform code.
@main
struct KakehashiCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi-check",
        abstract: Words.abstract(
            "Tests whether an organisation's terminals and systems can talk to their 自治体中間サーバー.",
            "団体の端末とシステムから自治体中間サーバーに接続できるかを試験します。"),
        discussion: Words.discussion(
            """
            Messages are Japanese where the locale is (LC_ALL, LC_MESSAGES, LANG). Verdicts are Japanese everywhere.
            """,
            """
            メッセージは、ロケール（LC_ALL、LC_MESSAGES、LANG）が日本語のとき日本語になります。
            判定はロケールによらず日本語です。
            """,
            examples: """
                  kakehashi-check init
                  kakehashi-check run --plan plan.json --ca ca.pem
                  kakehashi-check submit --plan plan.json --ca ca.pem evidence.json
                  kakehashi-check trust --ca ca.pem
                """),
        version: CheckVersion.text,
        subcommands: [
            RunCommand.self, InitCommand.self, PlanCommand.self, SubmitCommand.self, ReportCommand.self,
            TrustCommand.self, WatchCommand.self, FleetCommand.self,
        ])

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
            guard exitCode(for: error) == .validationFailure else { end(error) }
            FileHandle.standardError.write(Data((UsageText.told(fullMessage(for: error)) + "\n").utf8))
            Foundation.exit(2)
        }
    }
}

extension KakehashiCheck {
    /// Ends as the parsing library would, with its own words in the language of the locale: help and version are not errors.
    private static func end(_ error: any Error) -> Never {
        guard exitCode(for: error) == .success else { exit(withError: error) }
        Words.show(UsageText.told(fullMessage(for: error)))
        Foundation.exit(0)
    }
}

/// What `--version` prints.
enum CheckVersion {
    static let text = "kakehashi-check 0.1.0 (\(PlanDocument.currentFormat))"
}
