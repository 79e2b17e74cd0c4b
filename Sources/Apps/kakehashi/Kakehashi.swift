import ArgumentParser

/// The one program of the platform, of the stand-ins, and of the rehearsal.
@main
struct Kakehashi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi",
        abstract: "Runs the 自治体中間サーバー platform, its counterparts, and the rehearsal of getting ready for it.",
        subcommands: [
            PlatformCommand.self, NationalCommand.self, OrganisationCommand.self, RehearseCommand.self,
            AuditCommand.self,
        ])
}
