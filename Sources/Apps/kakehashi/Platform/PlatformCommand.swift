import ArgumentParser

/// The platform's process.
struct PlatformCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "platform", abstract: "Runs the platform: servers, public repository, support site.",
        subcommands: [Serve.self])

    /// Serves until told to end.
    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve", abstract: "Serves; writes FOLDER/listeners.json when everything listens.")

        @OptionGroup var options: ServeOptions

        func run() async throws {
            try WipedMemory.ensure()
            let settings = try ConfigurationFile.read(PlatformConfiguration.self, from: options.configuration)
            let platform = try await Platform.start(settings, logger: options.logger("platform"))
            try await platform.keepHouse()
        }
    }
}
