import Foundation
import Identifiers

/// Where a rehearsal's files are.
struct RehearsalFiles: Sendable {
    let output: String
    /// The folder that has `Examples`, `Programmes` and `Data`.
    let resources: String
    /// The second act has another programme and another master.
    var act = Act.preparation

    var session: String { "\(output)/session.json" }
    var evidence: String { "\(output)/evidence.json" }
    var worksheet: String { "\(output)/worksheet.xlsx" }
    var checklist: String { "\(output)/checklist.xlsx" }
    var junit: String { "\(output)/junit.xml" }
    /// What `kakehashi-check` is given: the plan that the platform signed, and the terminals' own settings beside it.
    var plan: String { "\(output)/plan.json" }
    var localSettings: String { "\(output)/local.json" }
    var passwords: String { "\(output)/passwords" }
    /// What comes to an organisation by another way than the screens, for a walk by hand.
    var handOuts: String { "\(output)/hand-outs" }
    /// Where a walk by hand runs `kakehashi-check`.
    var terminalSettings: String { "\(output)/terminal/local.json" }
    var report: String { "\(output)/report.html" }
    var logs: String { "\(output)/logs" }
    var residents: String { "\(resources)/Examples/residents.csv" }
    var residentCodes: String { "\(resources)/Examples/resident-codes.csv" }
    var programme: String { "\(resources)/Programmes/\(act.programme)" }
    var master: String { example(act.master) }
    var holidays: String { "\(resources)/Data/japanese-holidays.csv" }

    func party(_ name: String) -> String { "\(output)/\(name)" }
    func example(_ name: String) -> String { "\(resources)/Examples/\(name)" }
    func terminal(_ bureau: String, _ terminal: String) -> String { "\(output)/terminals/\(bureau)/\(terminal)" }
    func system(_ bureau: String, _ system: String) -> String { "\(output)/systems/\(bureau)/\(system)" }

    private static let folders = [
        "platform", "national", "organisation", "dns", "terminals", "systems", "logs", "passwords", "partner",
        "hand-outs", "terminal", "browser",
    ]

    /// Prepares the output folder: empty, or one that an earlier rehearsal left and this one replaces.
    func prepare() throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: session) {
            for folder in Self.folders + systems { try? manager.removeItem(atPath: "\(output)/\(folder)") }
            for file in [session, evidence, worksheet, checklist, junit, plan, localSettings, report] {
                try? manager.removeItem(atPath: file)
            }
        } else if let found = try? manager.contentsOfDirectory(atPath: output), !found.isEmpty {
            throw ToolError("\(output) is not empty and not of an earlier rehearsal; choose another --output")
        }
        for folder in Self.folders {
            try manager.createDirectory(atPath: "\(output)/\(folder)", withIntermediateDirectories: true)
        }
    }

    /// The folders of systems that run in a lab, each in one of its own.
    private var systems: [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
        return found.filter { name in Bureau.allCases.contains { name.hasPrefix("\($0.rawValue)-") } }
    }

    /// Takes a file with passwords in it away from other users of the machine.
    static func protect(_ file: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }

    /// Looks for the resources in the working directory, then above the program.
    static func findResources() throws -> String {
        var places = [FileManager.default.currentDirectoryPath]
        var place = URL(filePath: Executables.own).deletingLastPathComponent()
        for _ in 0..<6 {
            places.append(place.path())
            place.deleteLastPathComponent()
        }
        let found = places.first { FileManager.default.fileExists(atPath: "\($0)/Examples/residents.csv") }
        guard let found else {
            throw ToolError(
                "no folder with Examples, Programmes and Data; run from the project's root or give --resources")
        }
        return found
    }
}

/// The programs that a rehearsal starts.
enum Executables {
    static var own: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// The connection test, beside this program.
    static func check() throws -> String {
        let path = URL(filePath: own).deletingLastPathComponent().appending(path: "kakehashi-check").path()
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw ToolError("\(path) is missing; build it first")
        }
        return path
    }

    /// The name server, from Debian's dnsmasq-base.
    static func nameServer() throws -> String {
        let places = ["/usr/sbin/dnsmasq", "/usr/local/sbin/dnsmasq", "/usr/bin/dnsmasq"]
        guard let path = places.first(where: FileManager.default.isExecutableFile) else {
            throw ToolError("dnsmasq is not installed; run scripts/setup (Debian package dnsmasq-base)")
        }
        return path
    }
}
