import Foundation

/// Where a nation's files are.
struct NationFiles: Sendable {
    let output: String
    /// The folder that has `Examples`, `Programmes` and `Data`.
    let resources: String

    var session: String { "\(output)/session.json" }
    var platform: String { "\(output)/platform" }
    var database: String { "\(platform)/platform.sqlite" }
    var programme: String { "\(resources)/Programmes/2016-sogo-unyo-test.yaml" }
    var holidays: String { "\(resources)/Data/japanese-holidays.csv" }
    var localGovernments: String { "\(resources)/Data/local-governments.csv" }
    var unions: String { "\(resources)/Data/unions.csv" }
    var registrationAuthority: String { "\(output)/registration-authority.pem" }

    func example(_ name: String) -> String { "\(resources)/Examples/\(name)" }

    func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

    /// Prepares the output folder: empty, or one that an earlier run left and this one replaces.
    func prepare() throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: session) {
            for name in ["platform", "dns", "session.json", "registration-authority.pem"] {
                try? manager.removeItem(atPath: "\(output)/\(name)")
            }
        } else if let found = try? manager.contentsOfDirectory(atPath: output), !found.isEmpty {
            throw ToolError("\(output) is not empty and not of an earlier run; choose another --output")
        }
        try manager.createDirectory(atPath: platform, withIntermediateDirectories: true)
        try manager.createDirectory(atPath: "\(output)/dns", withIntermediateDirectories: true)
        // From here on the folder is known as a nation's, even when something fails.
        try Data("{}".utf8).write(to: URL(filePath: session))
    }
}
