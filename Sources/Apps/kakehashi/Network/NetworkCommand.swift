import ArgumentParser

/// What a VPN装置管理者 asks before a cable is touched.
struct NetworkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "Computes, proves and converts the settings of a VPN装置.",
        subcommands: [
            ProveCommand.self, WorksheetCommand.self, ObjectsCommand.self, EnvironmentCommand.self, PlanCommand.self,
            IdealCommand.self, ConvertCommand.self, NationCommand.self,
        ])
}
