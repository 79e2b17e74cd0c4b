import Configuration
import Foundation
import SystemPackage

/// Settings from flags, the environment and a file, in this order of precedence.
struct SettingsReader: Sendable {
    let settings: [Setting]
    private let reader: ConfigReader
    private let file: Data

    /// Opens the sources.
    ///
    /// - Parameters:
    ///   - settings: what there is to be set.
    ///   - file: a JSON file.
    ///   - flags: what stood behind the command, as it was typed.
    ///   - environment: the process' own.
    /// - Throws: `ToolError` for a flag, a variable or a key that is no setting.
    init(
        _ settings: [Setting], file: String, flags: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws {
        self.settings = settings
        do {
            self.file = try Data(contentsOf: URL(filePath: file))
            reader = ConfigReader(providers: [
                CommandLineArgumentsProvider(arguments: ["kakehashi"] + flags),
                EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "kakehashi"),
                try await FileProvider<JSONSnapshot>(filePath: FilePath(file)),
            ])
        } catch {
            throw ToolError("cannot read the configuration \(file): \(error)")
        }
        try Self.check(flags: flags, environment: environment, settings)
    }

    /// What is misspelt must not be taken for what is not set.
    private static func check(flags: [String], environment: [String: String], _ settings: [Setting]) throws {
        let known = Set(settings.filter { $0.kind != .table }.map(\.flag))
        for flag in flags where flag.hasPrefix("--") && !known.contains(String(flag.prefix { $0 != "=" })) {
            throw ToolError("\(flag) is no setting; see docs/operations/configuration.md")
        }
        let variables = Set(settings.filter { $0.kind != .table }.map(\.variable)).union(own)
        for name in environment.keys where name.hasPrefix("KAKEHASHI_") && !variables.contains(name) {
            throw ToolError("\(name) is no setting; see docs/operations/configuration.md")
        }
    }

    /// Variables that tests and tools give to each other.
    private static let own: Set<String> = [
        "KAKEHASHI_POSTGRES", "KAKEHASHI_BIN", "KAKEHASHI_KILLS", "KAKEHASHI_SEED", "KAKEHASHI_API_EXAMPLES",
        "KAKEHASHI_DEVICES", "KAKEHASHI_SECONDS", "KAKEHASHI_CONNECTIONS", "KAKEHASHI_FAILOVERS", "KAKEHASHI_ROOTS",
        "KAKEHASHI_CHECK", "KAKEHASHI_LINKAGE_RUNS",
    ]

    /// The settings put together, decoded as what the process works with.
    /// - Throws: `ToolError` that names the key that is wrong.
    func decoded<Configuration: Decodable>(_ type: Configuration.Type) throws -> Configuration {
        guard var tree = try JSONSerialization.jsonObject(with: file) as? [String: Any] else {
            throw ToolError("the configuration is no JSON object")
        }
        try check(tree)
        for setting in settings {
            if let value = try value(of: setting, besides: tree) {
                Self.put(value, at: setting.key.split(separator: ".")[...], in: &tree)
            }
        }
        do {
            return try JSONDecoder().decode(type, from: JSONSerialization.data(withJSONObject: tree))
        } catch DecodingError.keyNotFound(let key, let context) {
            let path = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
            throw ToolError("\(path) is not set; see docs/operations/configuration.md")
        } catch {
            throw ToolError("the configuration cannot be read: \(error)")
        }
    }

    private func value(of setting: Setting, besides tree: [String: Any]) throws -> Any? {
        let key = ConfigKey(setting.key)
        do {
            switch setting.kind {
            case .text:
                return reader.string(forKey: key, isSecret: setting.isSecret) ?? setting.standard
            case .number:
                guard let text = reader.string(forKey: key) else {
                    return reader.int(forKey: key) ?? setting.standard.flatMap { Int($0) }
                }
                guard let number = Int(text) else { throw ToolError("\(setting.key) is no number: \(text)") }
                return number
            case .truth:
                guard let text = reader.string(forKey: key) else { return reader.bool(forKey: key) }
                guard let truth = Bool(text) else {
                    throw ToolError("\(setting.key) is neither true nor false: \(text)")
                }
                return truth
            case .list: return reader.stringArray(forKey: key)
            // The file's own stands there already.
            case .table:
                guard let standard = setting.standard, tree[setting.key] == nil else { return nil }
                return try JSONSerialization.jsonObject(with: Data(standard.utf8))
            }
        }
    }

    /// Keys of the file that are no setting, however deep.
    private func check(_ tree: [String: Any], below place: String = "") throws {
        for (name, value) in tree {
            let key = place.isEmpty ? name : "\(place).\(name)"
            if settings.contains(where: { $0.key == key }) { continue }
            let isPlace = settings.contains { $0.key.hasPrefix("\(key).") }
            // `null` says of a place of settings that none of them is there.
            if isPlace, value is NSNull { continue }
            guard isPlace, let inner = value as? [String: Any] else {
                throw ToolError("\(key) is no setting; see docs/operations/configuration.md")
            }
            try check(inner, below: key)
        }
    }

    private static func put(_ value: Any, at path: ArraySlice<Substring>, in tree: inout [String: Any]) {
        guard let name = path.first.map(String.init) else { return }
        if path.count == 1 {
            tree[name] = value
        } else {
            var inner = tree[name] as? [String: Any] ?? [:]
            put(value, at: path.dropFirst(), in: &inner)
            tree[name] = inner
        }
    }
}
