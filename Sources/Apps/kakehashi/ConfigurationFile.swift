import Foundation

/// Settings of one party, read from a JSON file.
enum ConfigurationFile {
    static func read<Configuration: Decodable>(_ type: Configuration.Type, from path: String) throws -> Configuration {
        do {
            return try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: path)))
        } catch {
            throw ToolError("cannot read the configuration \(path): \(error)")
        }
    }

    static func write(_ document: some Encodable, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(document).write(to: URL(filePath: path), options: .atomic)
    }
}

/// The tool itself failed, in one sentence: exit status 1.
struct ToolError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
