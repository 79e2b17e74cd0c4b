import ArgumentParser
import Foundation

/// The one program of the platform, of the stand-ins, and of the rehearsal.
@main
struct Kakehashi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi",
        abstract: "Runs the 自治体中間サーバー platform, its counterparts, and the rehearsal of getting ready for it.",
        subcommands: [
            PlatformCommand.self, NationalCommand.self, OrganisationCommand.self, RehearseCommand.self,
            ClockCommand.self,
            NetworkCommand.self, LabCommand.self, AuditCommand.self, RecordsCommand.self, BackupCommand.self,
            KeysCommand.self, TenantCommand.self, NationWideCommand.self, MailCommand.self, ServersCommand.self,
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
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(2)
        }
    }
}
