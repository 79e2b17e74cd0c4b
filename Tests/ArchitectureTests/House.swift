import Foundation

/// The house as it stands on disk and as Package.swift declares it.
struct House {
    struct Room {
        let name: String
        /// The first folder below `Sources`.
        let ring: String
        let dependencies: Set<String>
        let files: [SourceFile]
        let hasReadMe: Bool
    }

    struct SourceFile {
        let path: String
        let text: String

        var name: String { URL(filePath: path).lastPathComponent }
        var lines: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }

        var imports: Set<String> {
            Set(
                text.split(separator: "\n").compactMap { line in
                    let words = line.split(separator: " ")
                    guard let index = words.firstIndex(of: "import"), index <= 3, index + 1 < words.count,
                        words[..<index].allSatisfy({ $0 == "public" || $0 == "package" || $0.hasPrefix("@") })
                    else { return nil }
                    return String(words[index + 1])
                })
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    let rooms: [Room]
    /// The Debian packages that the libraries in C come from, as Package.swift names them.
    let debianPackages: Set<String>

    init() throws {
        let description = try JSONDecoder().decode(Description.self, from: Self.dump())
        debianPackages = Set(
            description.targets.flatMap { $0.providers ?? [] }.flatMap { $0.apt?.flatMap(\.self) ?? [] })
        rooms = try description.targets.compactMap { target in
            // A program that only tests start is no room: it may look wherever a test may.
            guard target.type == "regular" || target.type == "executable", let path = target.path,
                path.hasPrefix("Sources/")
            else { return nil }
            let folder = Self.root.appending(path: path)
            return Room(
                name: target.name, ring: String(path.split(separator: "/")[1]),
                dependencies: Set(target.dependencies.compactMap(\.name)), files: try Self.files(folder),
                hasReadMe: ((try? String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)) ?? "").count
                    > 80)
        }
    }

    private static func files(_ folder: URL) throws -> [SourceFile] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (found?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
            SourceFile(path: $0.path(), text: try String(contentsOf: $0, encoding: .utf8))
        }
    }

    /// `swift package dump-package`, in a scratch folder of its own: the tests' own build holds the usual one.
    private static func dump() throws -> Data {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "architecture-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        return Command.output(
            "swift package --package-path '\(root.path())' --scratch-path '\(scratch.path())' dump-package 2>/dev/null")
    }

    private struct Description: Decodable {
        let targets: [Target]

        struct Target: Decodable {
            let name: String
            let type: String
            let path: String?
            let dependencies: [Dependency]
            let providers: [Provider]?
        }

        /// `{"apt": [["libpq-dev"]]}`.
        struct Provider: Decodable {
            let apt: [[String]]?
        }

        /// `{"byName": ["Room", null]}` or `{"product": ["NIOCore", "swift-nio", …]}`.
        struct Dependency: Decodable {
            let byName: [String?]?
            let product: [Ignored]?

            struct Ignored: Decodable {
                let text: String?

                init(from decoder: any Decoder) throws {
                    text = try? decoder.singleValueContainer().decode(String.self)
                }
            }

            var name: String? { byName?.first ?? product?.first?.text }
        }
    }
}
