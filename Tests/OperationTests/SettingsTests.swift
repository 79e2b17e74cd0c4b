import Foundation
import Testing
import WebServer

@testable import kakehashi

@Suite struct SettingsTests {
    private static let least = """
        {"folder": "/var/lib/kakehashi", "domain": "a.example", "programmeFile": "p", "holidaysFile": "h",
         "provisionalMasterFile": "m", "registrationAuthorityFile": "r",
         "interfaceSystem": {"name": "i", "address": "127.0.0.1", "port": 443},
         "nameServer": {"hostsFolder": "d", "logFile": "l"}, "operation": {"address": "127.0.0.1", "port": 9000}}
        """

    private func read(
        _ file: String = least, flags: [String] = [], environment: [String: String] = [:]
    ) async throws -> PlatformConfiguration {
        let place = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).json")
        try Data(file.utf8).write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        return try await SettingsReader(
            PlatformSettings.all, file: place.path(), flags: flags, environment: environment
        ).decoded(PlatformConfiguration.self)
    }

    @Test func theFileAloneIsEnough() async throws {
        let settings = try await read()
        #expect(settings.domain == "a.example" && settings.operation?.port == 9000 && settings.database == nil)
        #expect(
            settings.limits.running == 64 && settings.limits.runningForEach == 8 && settings.interfaceSystem.port == 443
        )
    }

    @Test func aFlagComesBeforeTheEnvironmentAndThatBeforeTheFile() async throws {
        let environment = ["KAKEHASHI_DOMAIN": "b.example", "KAKEHASHI_OPERATION_PORT": "9001", "PATH": "/bin"]
        let settings = try await read(flags: ["--domain", "c.example"], environment: environment)
        #expect(settings.domain == "c.example" && settings.operation?.port == 9001)
    }

    @Test func everyKindCanBeGivenOutsideTheFile() async throws {
        let settings = try await read(
            flags: ["--limits-running", "7", "--database-place", "host=x", "--node-name", "n"],
            environment: [
                "KAKEHASHI_HELP_DESK_SUPPORT_NETWORKS": "10.0.0.0/8,fd00::/8", "KAKEHASHI_DATABASE_READERS": "3",
                "KAKEHASHI_NODE_ADDRESS": "127.2.0.1", "KAKEHASHI_DATABASE_SCHEMA": "k",
                "KAKEHASHI_SANDBOX": "true",
            ])
        #expect(settings.limits.running == 7 && settings.limits.idle == 75)
        #expect(settings.database?.place == "host=x" && settings.database?.readers == 3)
        #expect(settings.helpDesk?.supportNetworks == ["10.0.0.0/8", "fd00::/8"])
        #expect(try await read(Self.least.replacing("{\"folder", with: "{\"sandbox\": true, \"folder")).sandbox == true)
        #expect(settings.sandbox == true)
        // Some programs write `null` for nothing.
        let nothing = Self.least.replacing("{\"folder", with: "{\"database\": null, \"folder")
        #expect(try await read(nothing).database == nil)
        #expect(settings.node?.name == "n" && settings.node?.address == "127.2.0.1")
    }

    @Test(
        arguments: [
            (#"{"domian": "x"}"#, [], [:], "domian"), (#"{"operation": {"adress": "x"}}"#, [], [:], "operation.adress"),
            (least, ["--domian", "x"], [:], "--domian"), (least, [], ["KAKEHASHI_DOMIAN": "x"], "KAKEHASHI_DOMIAN"),
            (#"{"folder": "x"}"#, [], [:], "is not set"), (least, ["--operation-port", "many"], [:], "operation.port"),
            (least, ["--sandbox", "maybe"], [:], "sandbox"),
        ] as [(String, [String], [String: String], String)]) func whatIsWrongIsNamed(
            file: String, flags: [String], environment: [String: String], word: String
        ) async throws
    {
        do {
            _ = try await read(file, flags: flags, environment: environment)
            Issue.record("it was taken")
        } catch {
            #expect("\(error)".contains(word), "\(error)")
        }
    }

    /// Whatever the process can be given has a line, and whatever has a line is read.
    @Test func theCatalogueIsWhatIsRead() async throws {
        let names = Mirror(reflecting: try await read()).children.compactMap(\.label)
        #expect(Set(names) == Set(PlatformSettings.all.map { String($0.key.prefix { $0 != "." }) }))
        #expect(Set(PlatformSettings.all.map(\.key)).count == PlatformSettings.all.count)
        let limits = Mirror(reflecting: try await read().limits).children.compactMap(\.label)
        #expect(
            Set(limits)
                == Set(
                    PlatformSettings.all.filter { $0.key.hasPrefix("limits.") }.map { String($0.key.dropFirst(7)) }))
    }

    @Test func theReferencePageIsCurrent() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let kept = try String(contentsOf: root.appending(path: "docs/operations/configuration.md"), encoding: .utf8)
        #expect(kept == SettingsPage.text(PlatformSettings.all), "run make configuration")
    }
}
