public import ArgumentParser
import Foundation
import Logging

/// What `… serve` of every party takes.
struct ServeOptions: ParsableArguments {
    @Option(help: "JSON file with this party's settings.")
    var configuration: String

    @Option(help: "Least severe log level that is written: trace, debug, info, notice, warning, error, critical.")
    var logLevel: Logger.Level = .info

    @Option(help: "How a log line is written: text, or json (one object a line).")
    var logFormat: LogFormat = .text

    func logger(_ label: String) -> Logger {
        let format = logFormat
        var logger = Logger(label: label) { label in
            switch format {
            case .text:
                StreamLogHandler.standardError(label: label, metadataProvider: JSONLines.correlation)
            case .json: JSONLines(label: label, metadataProvider: JSONLines.correlation)
            }
        }
        logger.logLevel = logLevel
        return logger
    }
}

/// How log lines are written.
enum LogFormat: String, ExpressibleByArgument {
    case text
    case json
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

/// Serves until the process is told to end.
func serveForever() async throws -> Never {
    while true { try await Task.sleep(for: .seconds(3600)) }
}
