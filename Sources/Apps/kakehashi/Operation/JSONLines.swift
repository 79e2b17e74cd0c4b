import Foundation
import Logging
import WebServer

/// Log lines as JSON objects, one a line, for whoever gathers them over machines.
struct JSONLines: LogHandler {
    let label: String
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Every line of a request carries what ties them together.
    static let correlation = Logger.MetadataProvider {
        Correlation.current.map { ["request": "\($0.text)"] } ?? [:]
    }

    func log(event: LogEvent) {
        var fields: [String: String] = [:]
        for part in [metadata, metadataProvider?.get() ?? [:], event.metadata ?? [:]] {
            for (key, value) in part { fields[key] = "\(value)" }
        }
        // What a line is made of stands before what somebody called the same.
        fields["time"] = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        fields["level"] = event.level.rawValue
        fields["logger"] = label
        fields["message"] = "\(event.message)"
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var line = try? encoder.encode(fields) else { return }
        line.append(UInt8(ascii: "\n"))
        FileHandle.standardError.write(line)
    }
}
