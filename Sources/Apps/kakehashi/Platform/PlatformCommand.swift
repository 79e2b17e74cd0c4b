import ArgumentParser
import Metering
import Metrics

/// The platform's process.
struct PlatformCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "platform", abstract: "Runs the platform: servers, public repository, support site.",
        subcommands: [Serve.self, SettingsCommand.self])

    /// What this process counts; swift-metrics is told of it once.
    static let meters = MeterBook()

    /// Serves until told to end.
    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve", abstract: "Serves; writes FOLDER/listeners.json when everything listens.")

        @OptionGroup var options: ServeOptions

        @Argument(
            parsing: .allUnrecognized,
            help: "Settings that come before those of the file: --domain example.jp; see platform settings.")
        var settings: [String] = []

        func run() async throws {
            try WipedMemory.ensure()
            let settings = try await SettingsReader(
                PlatformSettings.all, file: options.configuration, flags: settings
            ).decoded(PlatformConfiguration.self)
            FileLimit.raise()
            MetricsSystem.bootstrap(PlatformCommand.meters)
            let platform = try await Platform.start(settings, logger: options.logger("platform"))
            let supervisor = ServiceManager()
            supervisor.ready()
            let work = Task { try await platform.keepHouse() }
            let pulse = Task {
                while true {
                    supervisor.turning()
                    try await Task.sleep(for: .seconds(5))
                }
            }
            await EndSignals.first()
            supervisor.ending()
            work.cancel()
            await platform.stop()
            pulse.cancel()
        }
    }
}
