public import ArgumentParser
import Foundation
import Logging

/// What `… serve` of every party takes.
struct ServeOptions: ParsableArguments {
    @Option(help: "JSON file with this party's settings.")
    var configuration: String

    @Option(help: "Least severe log level that is written: trace, debug, info, notice, warning, error, critical.")
    var logLevel: Logger.Level = .info

    func logger(_ label: String) -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        return logger
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

/// Serves until the process is told to end.
func serveForever() async throws -> Never {
    while true { try await Task.sleep(for: .seconds(3600)) }
}
